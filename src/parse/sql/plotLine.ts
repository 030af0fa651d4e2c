import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { PlotWish } from '../../../workers/wire/plot.ts';

const LINE = /^[ \t]*--[ \t]*plot:[ \t]*([^\r\n]*)$/im;
const TEXTS = ['x', 'y', 'color', 'xerr', 'yerr', 'log', 'invert', 'projection', 'colormap', 'title'] as const;
const NUMBERS = ['bins', 'density', 'height', 'center'] as const;

/** A line `-- plot: x=bp_rp, y=-abs_mag` of an SQL cell, and its number from 1. */
export type PlotLine = { readonly wish: PlotWish; readonly line: number };

type Pair = { readonly key: string; readonly value: string };

function refuse(message: string, line: number): never {
  throw new NotebookError({
    kind: 'syntax',
    message,
    advice: `After -- plot: stand pairs such as x=bp_rp, y=-abs_mag. There are ${[...TEXTS, ...NUMBERS].join(', ')}; names with blanks or commas stand in quotes.`,
    line,
  });
}

/** The pairs of a line, each `key=value` or `key="value"`, with commas or blanks between them. */
function pairsOf(text: string, line: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let at = 0;
  while (at < text.length) {
    if (/[\s,]/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const equals = text.indexOf('=', at);
    const key = equals < 0 ? '' : text.slice(at, equals).trim();
    if (!/^\w+$/.test(key)) refuse(`\`${text.slice(at).trim()}\` is no pair of a name and a value`, line);
    const { value, end } = valueAt(text, equals + 1, line);
    pairs.push({ key: key.toLowerCase(), value });
    at = end;
  }
  return pairs;
}

/** A value, with a minus before its quotes too, and where it ends. */
function valueAt(text: string, from: number, line: number): { readonly value: string; readonly end: number } {
  const [, before = '', quote = ''] = /^[ \t]*(-?)(["'])/.exec(text.slice(from)) ?? [];
  if (quote === '') {
    const rest = text.slice(from);
    const comma = rest.indexOf(',');
    const own = comma < 0 ? rest : rest.slice(0, comma);
    // Without a comma between them, the next pair begins at its name.
    const next = /[ \t]\w+[ \t]*=/.exec(own)?.index ?? own.length;
    return { value: own.slice(0, next).trim(), end: from + next };
  }
  const open = text.indexOf(quote, from);
  const close = text.indexOf(quote, open + 1);
  if (close < 0) refuse(`${quote} is never closed`, line);
  return { value: before + text.slice(open + 1, close), end: close + 1 };
}

/**
 * What a line `-- plot: …` of an SQL cell asks for; `undefined` where there is none. Fails with kind `syntax` on a line
 * that means nothing.
 */
export function readPlotLine(text: string): PlotLine | undefined {
  const found = LINE.exec(text);
  if (!found) return undefined;
  const line = text.slice(0, found.index).split('\n').length;
  const wish: Record<string, string | number> = {};
  for (const { key, value } of pairsOf(found[1] ?? '', line)) {
    if (wish[key] !== undefined) refuse(`${key} stands there twice`, line);
    if (value === '') refuse(`${key} has no value`, line);
    if (TEXTS.some((known) => known === key)) wish[key] = value;
    else if (!NUMBERS.some((known) => known === key)) refuse(`a plot has no ${key}`, line);
    else if (!/^-?\d+(\.\d+)?$/.test(value)) refuse(`${key} is a number, and not ${value}`, line);
    else wish[key] = Number(value);
  }
  if (Object.keys(wish).length === 0) refuse('-- plot: says nothing', line);
  return { wish, line };
}
