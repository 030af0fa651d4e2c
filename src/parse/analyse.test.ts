import { describe, expect, test } from 'vitest';
import type { Cell, Language } from '../notebook/cell.ts';
import { analyse } from './analyse.ts';

const LANGUAGES: readonly Language[] = ['python', 'sql', 'javascript', 'markdown'];

function cell(language: Language, text: string): Cell {
  return { id: 'a', language, text, pinned: true, hidden: false };
}

/** A cell with most of each language's brackets, quotes and words. */
const SAMPLES: Readonly<Record<Language, string>> = {
  python: `import numpy as np; from astropy.table import Table as T, vstack\nasync def f(x: int = 1, *a, k=[i for i in y if (z := i)], **kw) -> T:\n    """doc {x}"""\n    global g; g += 1\n    with (open(p) as q, r): return f'{x!r:>{w}} {{n}} {d["k"]=}' + t"{x}" rb'\\''\nclass C[X: int](B, metaclass=M):\n    @dec(lambda s, /, *t: s @ t)\n    def m(self): nonlocal_ = yield\nmatch v:\n    case {"a": [1, *_], **rest} | P(x=-1.5) if g: del a[1:, ...], b.c\n    case _: pass\ntry: await h()\nexcept* (E, F) as e: raise X from e\nx = y if z else lambda: (1, 2)\n!ls\n`,
  sql: `-- a\nCREATE OR REPLACE TEMP TABLE "t t" AS WITH RECURSIVE c(n) AS MATERIALIZED (SELECT 1 UNION ALL FROM c), d AS (FROM xmatch(hats('https://x.org'), b, radius_arcsec => $r))\nSELECT [x, {'k': $$ q $$}], extract(year FROM t), E'\\'' /* a /* b */ */ FROM a.b JOIN (VALUES (1)) v USING (x), read_parquet('f') WHERE m IN (SELECT n FROM u);\nINSERT INTO w SELECT 1; DELETE FROM x USING y; COPY z (a) TO 'f'; PIVOT p ON q`,
  javascript:
    'import {a as b} from "https://x.org/a.js";\nconst {c, d: [e, ...f]} = await g`h ${i + `${j}`}`;\nclass K extends L { #m = /[/]\\}/g; static async *n() { yield* o; } }\nfor (const p of q) { if (p?.r ?? s) t.u(v => ({...w})); }\nfunction x({y = z}) { return display(y) }',
  markdown:
    '# ${a}\n\n`${b}` ``c`d`` \\${e} ${ {f: [g, "}"]}[`${h}`] }\n\n> ~~~js\n> ${i}\n> ~~~\n\n- ```\n  ${j}\n  ```\n${await k(l => m)} $n$',
};

/** Park and Miller's generator (1988): the same texts in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) yield (state = (state * 48271) % 2147483647) / 2147483647;
}

describe('Whatever its text, analysing a cell', () => {
  test.each(LANGUAGES)('of %s fails in no truncation of a sample, from either end', (language) => {
    const text = SAMPLES[language];
    for (let length = 0; length <= text.length; length++) {
      expect(() => analyse(cell(language, text.slice(0, length)))).not.toThrow();
      expect(() => analyse(cell(language, text.slice(length)))).not.toThrow();
    }
  });

  test.each(LANGUAGES)('of %s fails in no shuffle of a sample’s pieces and of odd characters', (language) => {
    const chance = numbers(42);
    const pieces = [
      ...SAMPLES[language].match(/\w+|\s+|[^\w\s]/g)!,
      '\r\n',
      '\r',
      '\t',
      '\f',
      '\\',
      '\0',
      '\u2028',
      '\ufeff',
      'é',
      '😀',
      '\ud800',
      "'''",
      '"""',
      '${',
      '`',
      '$$',
      '/*',
      '*/',
      '{',
      '}',
    ];
    for (let round = 0; round < 1500; round++) {
      const text = Array.from(
        { length: Math.floor(chance.next().value * 40) },
        () => pieces[Math.floor(chance.next().value * pieces.length)],
      ).join('');
      const { failure } = analyse(cell(language, text));
      if (failure?.line !== undefined)
        expect(failure.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n|\u2028|\u2029/).length);
    }
  });

  test.each(LANGUAGES)('of %s ends, and does not exhaust the stack, however deeply it is nested', (language) => {
    for (const opening of [
      '(',
      '[',
      '{',
      'f(',
      'x = [',
      '${(',
      "f'{",
      'lambda: ',
      'if x:\n',
      '-',
      'not ',
      '((a) => ',
      'a if b else ',
      '/*',
      '$$',
      '`${',
      '(\n',
      '${a b} ',
      'match x:\n case y:\n  ',
      'with (',
    ]) {
      expect(() => analyse(cell(language, opening.repeat(20_000)))).not.toThrow();
    }
  });

  test.each(LANGUAGES)('of %s takes a text of a megabyte', (language) => {
    for (const text of [
      `"""${'x'.repeat(1e6)}"""`,
      `'${'x'.repeat(1e6)}`,
      `x${' + x'.repeat(250_000)}`,
      '`'.repeat(1e6).slice(0, 2000),
      'https://'.repeat(100_000),
    ]) {
      expect(() => analyse(cell(language, text))).not.toThrow();
    }
  });

  test('gives the failure of a text that is nested too deeply', () => {
    expect(analyse(cell('javascript', '('.repeat(100_000))).failure).toMatchObject({ kind: 'syntax' });
    expect(analyse(cell('python', '('.repeat(300))).failure).toMatchObject({ kind: 'syntax' });
  });
});

describe('Analysing a long cell', () => {
  test.each(LANGUAGES)('of %s takes time that grows with its length alone', (language) => {
    const part = SAMPLES[language].replace('!ls\n', '').replace(/^import.*\.js";\n/, '');
    const separator = { python: '\n', sql: ';\n', javascript: '}\n{', markdown: '\n\n' }[language];
    const bestMs = (lines: number) => {
      const parts = Array<string>(Math.ceil(lines / part.split('\n').length))
        .fill(part)
        .join(separator);
      const text = language === 'javascript' ? `{${parts}}` : parts;
      expect(analyse(cell(language, text)).failure).toBeUndefined();
      const times = Array.from({ length: 10 }, () => {
        // This process's own work: others share the machine.
        const start = process.cpuUsage();
        analyse(cell(language, text));
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1000;
      });
      return Math.min(...times);
    };
    const [shortMs, longMs] = [bestMs(200), bestMs(800)];
    // Four times the text; sixteen times the time would be a square.
    expect(longMs / Math.max(shortMs, 2)).toBeLessThan(12);
    if (process.env.SKYBOOK_TIMES) process.stdout.write(`${language}: ${shortMs.toFixed(2)} ms for 200 lines\n`);
  });
});
