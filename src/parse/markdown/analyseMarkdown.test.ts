import { describe, expect, test } from 'vitest';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import { analyseJavaScript } from '../javascript/analyseJavaScript.ts';
import { analyseMarkdown } from './analyseMarkdown.ts';
import { findInterpolations } from './interpolations.ts';
import { findLiteralRanges } from './literalRanges.ts';

/** Runs a cell's program with a tag that only puts the parts together. */
async function filledIn(text: string, values: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { body, inputs } = analyseMarkdown(text).program!;
  const md = (parts: TemplateStringsArray, ...between: unknown[]): string =>
    parts.reduce((all, part, index) => `${all}${String(between[index - 1])}${part}`);
  const run = (0, eval)(`(${body})`) as (...values: unknown[]) => unknown;
  return (await run(...inputs.map((name) => (name === 'md' ? md : values[name])))) as string;
}

describe('A Markdown cell', () => {
  test.each([
    ['text needs nothing', '# Title\n\nCosts $5 {or so} `${a}`', ''],
    ['an expression needs its names', 'There are ${stars.length} in ${html`<b>${field}</b>`}.', 'stars field'],
    [
      'an expression may hold braces, strings and comments',
      '${ {a: {b: x}}.a.b } ${"}" + y} ${/* } */ z} ${`}${w}`}',
      'x y z w',
    ],
    ['code in fences is literal', '```js\n`${a}`\n```\n${b}\n~~~~\n${c}\n~~~\n${d}\n~~~~\n- ```\n  ${e}\n  ```\n', 'b'],
    ['an open fence reaches to the end', '${a}\n```\n${b}', 'a'],
    ['inline code is literal', '`${a}` ``${b} ` ${c}`` ${d}', 'd'],
    ['a lone backtick opens no code', 'It`s ${a}\n\nand ` ${b}', 'a b'],
    ['escaped marks are literal', '\\${a} ${b}', 'b'],
    ['a backslash that is itself escaped escapes nothing', '\\\\${a}', 'a'],
    ['marks around nothing are literal', '${} ${ } ${a}', 'a'],
    ['an expression may await', '${await f()}', 'f'],
  ])('%s', (_title, text, needs) => {
    const analysis = analyseMarkdown(text);
    expect(analysis.failure).toBeUndefined();
    expect(analysis.needs.join(' ')).toBe(needs);
    expect(analysis.defines).toEqual([]);
    expect(analysis.program).toMatchObject({ autodisplay: true, inputs: expect.arrayContaining(['md']) as string[] });
  });

  test('gives its text to md unchanged, with the values put in', async () => {
    for (const text of ['a `b` \\alpha \\\\ $x$\n```\n${c} \\${d}\n```\n<i>', '\\`${}`', '$ { $$'])
      expect(await filledIn(text)).toBe(text);
    expect(await filledIn('# ${n} \\${n}\n\n- ${n + 1}`${n}`', { n: 1 })).toBe('# 1 ${n}\n\n- 2`${n}`');
    expect(await filledIn('')).toBe('');
    expect(await filledIn('${await n}', { n: Promise.resolve(3) })).toBe('3');
  });

  test.each([
    ['a\n  ${b', 2, 3],
    ['${a b}', 1, 1],
    ['x ${const a = 1}', 1, 3],
  ])('%j is placed where its expression begins', (text, line, column) => {
    expect(analyseMarkdown(text).failure).toMatchObject({ kind: 'syntax', line, column });
  });

  test('an assignment in an expression is refused', () => {
    expect(analyseMarkdown('x\n`y` ${b} ${a = 1}').failure).toMatchObject({
      kind: 'syntax',
      line: 2,
      column: 10,
      message: expect.stringContaining("'a'") as string,
    });
  });
});

describe('In texts of any pieces', () => {
  const FENCE = /^(?:[ \t]*(?:>|[-*+]|\d+[.)])[ \t]+|[ \t]*>)*[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;

  test('a line opens a fence behind any marks of lists and quotes', () => {
    const random = seededBelow(3);
    const pieces = ['`', '```', '~~~', '> ', '>', '- ', '1. ', '*', '+ ', '  ', '\t', 'a', '12) '];
    for (let round = 0; round < 20_000; round++) {
      const line = Array.from({ length: random(9) }, () => pieces[random(pieces.length)]).join('');
      // An open fence is literal up to the text's end.
      const isFence = findLiteralRanges(`${line}\n\nx`).some(({ to }) => to === line.length + 3);
      expect({ line, isFence }).toEqual({ line, isFence: FENCE.test(line) });
    }
  });

  test('an expression ends at the first } with which it is one', () => {
    const random = seededBelow(7);
    const pieces = [
      '${',
      '}',
      '{',
      'a',
      '"',
      "'",
      '`',
      '/',
      '//',
      '/*',
      '*/',
      '\n',
      ' ',
      '+',
      '[',
      ']',
      '(',
      ')',
      '\\',
      '1',
      'x:',
      '=>',
      '/[}]/',
      '${a}',
      '{a:1}',
      '`${b}`',
      '"}"',
      "'{'",
      ',',
      '.b',
      'html',
      '/g',
      'return ',
    ];
    const isExpression = (code: string) =>
      analyseJavaScript(`(${code}\n)`).failure === undefined && !/^\s*$/.test(code);
    let ended = 0;
    for (let round = 0; round < 3000; round++) {
      const text = `\${${Array.from({ length: 1 + random(10) }, () => pieces[random(pieces.length)]).join('')}}`;
      const [first] = findInterpolations(text, []);
      if (!first) continue;
      const wanted = [...text.matchAll(/\}/g)]
        .map(({ index }) => index)
        .find((at) => at >= first.from && isExpression(text.slice(first.from, at)));
      if (wanted === undefined) continue;
      ended++;
      expect({ text, to: first.to }).toEqual({ text, to: wanted });
    }
    expect(ended).toBeGreaterThan(100);
  });
});
