import { describe, expect, test } from 'vitest';
import { analyseJavaScript } from './analyseJavaScript.ts';

const bodyOf = (text: string) => {
  const { program, failure } = analyseJavaScript(text);
  if (!program) throw new Error(failure?.message);
  return program;
};

/** As much of a line as must be found again: what stands in it beside import declarations. */
const kept = (line: string) => line.trim().replace(/^import .*?;\s*/, '');

function expectLinesKept(text: string, absent: ReadonlySet<number> = new Set()): void {
  const { body, start } = bodyOf(text);
  const lines = body.split('\n');
  text.split('\n').forEach((line, at) => {
    if (!absent.has(at))
      expect(lines[at], `line ${at + 1} of ${JSON.stringify(text)} in ${JSON.stringify(body)}`).toContain(kept(line));
  });
  const own = text.replace(/^\n/, '').split('\n')[0]!;
  if (!absent.has(text.startsWith('\n') ? 1 : 0)) expect(body.slice(start, start + own.length)).toBe(own);
}

describe('the lines of a cell are those of its program:', () => {
  test.each([
    'a + b',
    '\na',
    '\n\n  null.b\n',
    '\n\n\n',
    '',
    '\n',
    '  a',
    '// note\na',
    'const a = 1\n\nconst b = c\n',
    '`\n${a}\n`',
    'await a',
    'function f() {\n  return 1;\n}\n',
    '{ let a = 1;\n}',
    'return_(\n1\n)\n\n',
    'a\n\n\n',
  ])('%j', (text) => expectLinesKept(text));

  test.each([
    ['import {x} from "https://a.test/b"\nconst y = x + q', [0]],
    [
      'const z = 1;\nimport a from "https://a.test/c"; import {\n b,\n // and\n c\n} from "https://d.test/f"\nfoo(a, b)',
      [1, 2, 3, 4, 5],
    ],
    ['import "https://a.test/b";\n\nnull.c', [0]],
    ['const a = 1\nimport b from "https://a.test/b"; null.c\nb', []],
    ['\nimport * as a from "https://a.test/b"\n\nimport d from "https://a.test/d"\nnull.c', [1, 3]],
  ])('with imports %j', (text, absent) => expectLinesKept(text, new Set(absent)));

  test('of whatever it is made of', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const pieces = [
      () => '',
      () => '  ',
      () => `const v${random(1e9)} = g${random(9)}`,
      () => '/* one\ntwo */',
      () => '// rest',
      () => `let w${random(1e9)} = \`\n\${1}\n\``,
      () => `function f${random(1e9)}() {\n\n  return 1\n}`,
      () => 'h(await k)',
      () => `import m${random(1e9)} from "https://a.test/${random(9)}"`,
    ];
    for (let round = 0; round < 400; round++) {
      const parts = Array.from({ length: 1 + random(7) }, () => pieces[random(pieces.length)]!());
      const absent = new Set<number>();
      let at = 0;
      for (const part of parts) {
        if (part.startsWith('import')) absent.add(at);
        at += part.split('\n').length;
      }
      expectLinesKept(parts.join('\n'), absent);
    }
  });
});

test('the names that a program takes stand where they stood', () => {
  expect(bodyOf('b + fetch + a')).toMatchObject({
    body: '(b,a) => { return ( b + fetch + a\n)\n}',
    start: 20,
    inputs: ['b', 'a'],
  });
});
