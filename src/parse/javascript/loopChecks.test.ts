import { describe, expect, test } from 'vitest';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import { analyseJavaScript } from './analyseJavaScript.ts';
import { withLoopChecks } from './loopChecks.ts';
import { uncheckedColumn } from './uncheckedColumn.ts';

const NAME = '$check';
const programOf = (text: string) => {
  const { program, failure } = analyseJavaScript(text);
  if (!program) throw new Error(failure?.message);
  return program;
};

/** Runs a cell whose checks end it after so many; tells its value, and how many there were. */
async function run(
  text: string,
  most: number,
): Promise<{ readonly value: unknown; readonly checks: number; readonly atOnce: number }> {
  const { body } = programOf(text);
  let [checks, atOnce] = [0, 0];
  const check = (now?: boolean) => {
    if (now) atOnce++;
    if (++checks > most) throw new RangeError('ended');
  };
  const made = (0, eval)(`'use strict'; (${NAME}) => (${withLoopChecks(body, NAME).text}\n)`) as (
    check: (now?: boolean) => void,
  ) => () => unknown;
  return { value: await made(check)(), checks, atOnce };
}

describe('ends:', () => {
  test.each([
    'while (true);',
    'for (;;);',
    'for (;;) {}',
    'do ; while (true)',
    'do { } while (true)',
    'let i = 0; while (true) i++',
    'let i = 0; while (true) i++; // }',
    'outer: for (;;) { for (;;) continue outer; }',
    'outer: while (true) inner: while (true) { if (1) continue inner; break outer }',
    'if (0) ; else while (1) if (0) ; else ;',
    'for (const k in {a: 1}) for (;;) ;',
    'for (const x of [1]) do x; while (x)',
    'function* g() { while (true) yield 1 } for (const x of g()) ;',
    'function* g() { while (true) yield 1 } const all = [...g()]',
    'const all = Array.from({[Symbol.iterator]: () => ({next: () => ({done: false})})})',
    'const all = [...{[Symbol.iterator]() { return {next() { return {done: false}; }}; }}]',
    'async function* g() { for (;;) yield 1 } for await (const x of g()) ;',
    'for await (const x of {[Symbol.asyncIterator]: () => ({next: async () => ({done: false})})}) ;',
    'while (true) await null',
    'const f = async () => { await null; return f(); }; await f()',
    'const f = (n) => n < 2 ? n : f(n - 1) + f(n - 2); f(80)',
    'const f = n => m => n < 2 ? n : f(n - 1)(m) + f(n - 2)(m); f(80)(1)',
    'const o = {get x() { return o.y; }, get y() { return [1, 2].map(() => o.n-- && o.x); }, n: 1e9}; for (;;) o.n',
    'class A { static { while (true) ; } }',
    'class A { x = (() => { while (true) ; })() } new A()',
    'const f = (a = (() => { for (;;) ; })()) => a; f()',
    'const t = `${(() => { while (true) ; })()}`',
    'switch (1) { case 1: for (;;) ; }',
    'try { for (;;) ; } finally { }',
    'const a = 1\nwhile (a)\n  a\n',
    'label: { while (true) { } }',
    'var v; while (true) var v = 1',
    '[3, 1, 2].sort(function f(a, b) { while (a || b) ; })',
  ])('%s', async (text) => {
    await expect(run(text, 5000)).rejects.toThrow('ended');
  });
});

test.each([
  ['let s = 0; for (let i = 0; i < 5; i++) s += i; const out = s', 10],
  ['let s = 0; for (let i = 0; i < 5; i++) { if (i % 2) continue; s += i }\nconst out = s', 6],
  ['const out = []; for (const k in {a: 1, b: 2}) out.push(k)', ['a', 'b']],
  [
    'const out = []; outer: for (const a of [1, 2]) for (const b of [1, 2]) { if (b > a) continue outer; out.push([a, b]) }',
    [
      [1, 1],
      [2, 1],
      [2, 2],
    ],
  ],
  ['let n = 3, out = ""; do out += n; while (--n)', '321'],
  ['let out = 0; if (0) while (1) ; else out = 1', 1],
  ['let out = 0, n = 2; while (n--) if (n) out += 1; else out += 10', 11],
  ['const out = "while (true) {} for (;;) ;"', 'while (true) {} for (;;) ;'],
  ['const out = /while (true)|for\\(;;\\)/.source /* while (1) ; */', 'while (true)|for\\(;;\\)'],
  ['const out = `do ${"x => y"} while`', 'do x => y while'],
  ['const f = () => ({a: 1}); const out = f()', { a: 1 }],
  ['const f = (a, ...b) => (a, b); const out = f(1, 2)', [2]],
  ['const f = async () => await 7; const out = await f()', 7],
  ['const f = a => b => c => a + b + c; const out = f(1)(2)(3)', 6],
  ['const f = function () { "use strict"; return typeof this }; const out = f()', 'undefined'],
  ['const f = () => { "use strict"\nreturn 1 }; const out = f()', 1],
  [
    'class A { constructor() { this.a = 1 } } class B extends A { constructor() { super(); this.b = 2 } get c() { return 3 } static d = () => 4 } const out = [{...new B()}, new B().c, B.d()]',
    [{ a: 1, b: 2 }, 3, 4],
  ],
  ['function* g() { for (const a of [1, 2]) yield a } const out = [...g()]', [1, 2]],
  ['const out = []; for await (const a of [1, Promise.resolve(2)]) out.push(a)', [1, 2]],
  ['const f = () => 1; const out = f.name', 'f'],
  ['const f = x => x\n/* => */\nconst out = f(5)', 5],
  ['const out = [1, 2, 3].map(x => x * 2).filter(function (x) { return x > 2 })', [4, 6]],
])('%s is what it is without checks', async (text, out) => {
  const { value } = await run(text, Infinity);
  expect((value as { out: unknown }).out).toEqual(out);
  const { body } = programOf(text);
  const plain = (await ((0, eval)(`'use strict'; (${body}\n)`) as () => unknown)()) as { out: unknown };
  expect(plain.out).toEqual(out);
});

test('a turn that waits is looked at each time, one that does not is not', async () => {
  expect(await run('for (const a of [1, 2]) await a; const out = 1', Infinity)).toMatchObject({ atOnce: 2 });
  expect(await run('let n = 2; while (await --n > -1); const out = 1', Infinity)).toMatchObject({ atOnce: 2 });
  expect(
    await run('for (const a of [1, 2]) { const f = async () => { await a }; } const out = 1', Infinity),
  ).toMatchObject({ atOnce: 0 });
});

test('the text of a function runs where there are no checks', () => {
  const { body } = programOf('const f = () => { let n = 0; for (const a of [1, 2]) n += a; return n; };');
  const { text } = withLoopChecks(body, NAME);
  const f = ((0, eval)(`(${NAME}) => (${text}\n)`) as (check: () => void) => () => { f: () => number })(
    () => undefined,
  )().f;
  expect((0, eval)(`(${String(f)})()`)).toBe(3);
});

test('of whatever it is made, a program with checks is one, has its lines, and each place of it is found', () => {
  const random = seededBelow(11);
  const pick = <T>(...some: readonly T[]): T => some[random(some.length)]!;
  const expression = (depth: number): string => {
    if (depth <= 0) return pick('a', '1', '"while (1) ;"', '/for\\(;;\\)/', '`do ${1}`');
    const inner = () => expression(depth - 1);
    return pick(
      () => `(x => ${inner()})`,
      () => `(() => ({ y: ${inner()} }))`,
      () => `(function () { ${statement(depth - 1)} })`,
      () => `\`\${${inner()}}\``,
      () => `[${inner()},\n${inner()}]`,
      () => `(async (x = ${inner()}) => {${statement(depth - 1)}})`,
    )();
  };
  const statement = (depth: number): string => {
    if (depth <= 0) return pick('a;', ';', '{}', 'a\n');
    const [value, inner] = [() => expression(depth - 1), () => statement(depth - 1)];
    return pick(
      () => `while (${value()}) ${inner()}`,
      () => `for (;;) ${inner()}`,
      () => `for (const x of ${value()})\n${inner()}`,
      () => `do ${inner()}\nwhile (${value()});`,
      () => `if (a) { ${inner()} } else ${inner()}`,
      () => `{ ${inner()}\n${inner()} }`,
      () => `l${depth}: while (a) ${statement(0)}`,
      () => `/* while (1) */ ${value()};`,
      () => `(class { m() { ${inner()} } static { ${inner()} } });`,
    )();
  };
  for (let round = 0; round < 300; round++) {
    const { body } = programOf(`const a = 1;\n${statement(4)}\n${statement(4)}`);
    const checked = withLoopChecks(body, NAME);
    expect(() => (0, eval)(`(${NAME}) => (${checked.text}\n)`)).not.toThrow();
    const lines = checked.text.split('\n');
    expect(lines).toHaveLength(body.split('\n').length);
    let [line, column, before] = [0, 0, 0];
    const rest = [...checked.added];
    for (let at = 0; at < body.length; at++) {
      while (rest[0] && rest[0].at <= at) before += rest.shift()!.text.length;
      const letter = body[at]!;
      if (letter !== '\n') {
        expect(lines[line]![column + before]).toBe(letter);
        if (uncheckedColumn(body, checked, line, column + before) !== column)
          expect.fail(`${line}:${column} in ${body}`);
      }
      [line, column, before] = letter === '\n' ? [line + 1, 0, 0] : [line, column + 1, before];
    }
  }
});
