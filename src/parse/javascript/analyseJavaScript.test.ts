import { describe, expect, test } from 'vitest';
import { analyseJavaScript } from './analyseJavaScript.ts';

describe('A JavaScript cell', () => {
  test.each([
    ['an expression needs its names and shows its value', 'a + b.c', '', 'a b', true],
    [
      'declarations define, of every kind',
      'const a = x, {b, c: [d]} = y; let e; var f; function g() {} class H {}',
      'a b d e f g H',
      'x y',
      false,
    ],
    [
      'names inside functions and blocks are local',
      'function f(a) { const b = a; return b + c } { let d = 1 }',
      'f',
      'c',
      false,
    ],
    ['an anonymous function is an expression', '(a) => a + b', '', 'b', true],
    [
      'the page’s builtins are not needed',
      'display(html`${Inputs.range([0, n])}`); view(sky({target: t}));',
      '',
      'n t',
      false,
    ],
    [
      'the language’s and the browser’s globals are not needed',
      'new Map([[Math.PI, structuredClone(fetch)]]), new URLSearchParams(q), globalThis.x, WeakRef',
      '',
      'q',
      true,
    ],
    [
      'words that browsers also know are the cells’',
      'name + status + top + origin + event',
      '',
      'name status top origin event',
      true,
    ],
    [
      'imports of an address define their names',
      'import a, {b as c} from "https://x.org/a.js"; import * as d from "https://y.org/d.js";',
      'a c d',
      '',
      false,
    ],
    ['await may stand in a cell', 'const a = await f(); for await (const b of g()) h(b)', 'a', 'f g h', false],
    ['an empty cell is nothing', '', '', '', false],
  ])('%s', (_title, text, defines, needs, autodisplay) => {
    const analysis = analyseJavaScript(text);
    expect(analysis.failure).toBeUndefined();
    expect(analysis.defines.join(' ')).toBe(defines);
    expect(analysis.needs.join(' ')).toBe(needs);
    expect(analysis.program!.autodisplay).toBe(autodisplay);
  });

  test('may have a name of its own that the page gives too, where that is a common word', () => {
    const own = analyseJavaScript('const plot = f(); plot.show()');
    expect(own).toMatchObject({ defines: ['plot'], needs: ['f'] });
    expect(own.failure).toBeUndefined();
    expect(own.builtins).toBeUndefined();
    expect(analyseJavaScript('plot(stars)')).toMatchObject({ defines: [], needs: ['stars'], builtins: ['plot'] });
    expect(analyseJavaScript('const sky = 1').failure?.message).toContain('sky belongs to the page');
  });

  test("leaves the browser's globals to the browser", () => {
    const { program, needs } = analyseJavaScript('[() => localStorage.length, stars.map(display)]');
    expect([program!.inputs, needs]).toEqual([['stars', 'display'], ['stars']]);
    expect(program!.body).toMatch(/^\(stars,display\) => /);
  });

  test('has a program that is a function of its inputs', async () => {
    const { body, inputs } = analyseJavaScript(
      'const c = a * await b; function d() { return c + Math.abs(-1) }',
    ).program!;
    const run = (0, eval)(`(${body})`) as (...values: unknown[]) => Promise<{ c: number; d: () => number }>;
    const outputs = await run(...inputs.map((name) => ({ a: 6, b: Promise.resolve(7) })[name]));
    expect([outputs.c, outputs.d()]).toEqual([42, 43]);
  });

  test('that calls display does not also show its value', () => {
    expect(analyseJavaScript('display(a)').program!.autodisplay).toBe(false);
  });
});

describe('What JavaScript cannot read:', () => {
  test.each([
    ['const x = foo(1', 1, 16, /Unexpected token/],
    ['a = 1\nb +', 2, 4, /Unexpected token/],
    ['\ny = 3', 2, 1, /Assignment to external variable 'y'/],
    ['const Math = 3', 1, 7, /Global 'Math' cannot be redefined/],
    ['const a = 1;\nexport {a}', 2, 1, /Unexpected token 'export'/],
  ])('%j is placed', (text, line, column, message) => {
    const { failure, program } = analyseJavaScript(text);
    expect(failure).toMatchObject({ kind: 'syntax', line, column });
    expect(failure!.message).toMatch(message);
    expect(program).toBeUndefined();
  });

  test.each([
    'import a from "npm:d3"',
    'import a from "d3"',
    'import a from "./d3.js"',
    'import a from "jsr:@x/y"',
    'import a from "observable:x/y"',
    'const a = await import("npm:d3")',
    'import(`d${"3"}`)',
    'import("npm:" + "d3")',
    'import.meta.resolve("npm:d3")',
  ])('%s is refused, for no package service is asked', (text) => {
    const { failure, program } = analyseJavaScript(`const b = 1;\n${text}`);
    expect(failure).toMatchObject({ kind: 'syntax', line: 2 });
    expect(failure!.advice).toMatch(/full address/);
    expect(program).toBeUndefined();
  });

  test('the page’s own names cannot be defined', () => {
    expect(analyseJavaScript('const width = 3').failure).toMatchObject({
      kind: 'name',
      message: expect.stringContaining('width') as string,
    });
  });
});
