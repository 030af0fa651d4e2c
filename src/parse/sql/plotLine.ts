import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { PlotWish } from '../../../workers/wire/plot.ts';

const LINE = /^[ \t]*--[ \t]*plot:[ \t]*([^\r\n]*)$/im;
const TEXTS = ['x', 'y', 'color', 'xerr', 'yerr', 'log', 'invert', 'projection', 'colormap', 'title'] as const;
const NUMBERS = ['bins', 'density', 'height', 'center'] as const;

/** A line `-- plot: x=bp_rp, y=-abs_mag` of an SQL cell, and its number from 1. */
export type PlotLine = { readonly wish: PlotWish; readonly line: number };

type Pair = { readonly key: string; readonly value: string };

type Token = { readonly text: string; readonly from: number; readonly to: number };

function refuse(message: string, line: number): never {
  throw new NotebookError({
    kind: 'syntax',
    message,
    advice: `After -- plot: stand pairs such as x=bp_rp, y=-abs_mag. There are ${[...TEXTS, ...NUMBERS].join(', ')}; names with blanks or commas stand in quotes.`,
    line,
  });
}

const TOKEN = /"[^"]*"|'[^']*'|[=,]|[^\s=,"']+|["']/g;

/** The pairs of a line, each `key=value` or `key="value"`, with commas or blanks between them. */
function pairsOf(text: string, line: number): readonly Pair[] {
  const tokens = [...text.matchAll(TOKEN)].map(([found], i, all) => {
    const from = all[i]?.index ?? 0;
    return { text: found, from, to: from + found.length };
  });
  const open = tokens.find((token) => token.text === '"' || token.text === "'");
  if (open) refuse(`${open.text} is never closed`, line);
  const keys = [...tokens.keys()].filter((i) => tokens[i + 1]?.text === '=');
  const [first = tokens.length] = keys;
  const stray = tokens.slice(0, first).find((token) => token.text !== ',');
  if (stray) refuse(`\`${stray.text}\` is no pair of a name and a value`, line);
  return keys.map((at, i) => {
    const value = tokens.slice(at + 2, keys[i + 1] ?? tokens.length);
    const comma = value.findIndex((token) => token.text === ',');
    const [own, over] = comma < 0 ? [value, []] : [value.slice(0, comma), value.slice(comma + 1)];
    const more = over.find((token) => token.text !== ',');
    if (more) refuse(`\`${more.text}\` is no pair of a name and a value`, line);
    return { key: (tokens[at]?.text ?? '').toLowerCase(), value: valueOf(text, own) };
  });
}

/** A value as it was written, without its quotes; a minus may stand before them. */
function valueOf(text: string, tokens: readonly Token[]): string {
  const [first, second] = tokens;
  const unquoted = (token: Token): string => token.text.slice(1, -1);
  const isQuoted = (token: Token | undefined): token is Token => token !== undefined && /^["']/.test(token.text);
  if (isQuoted(first) && tokens.length === 1) return unquoted(first);
  if (first?.text === '-' && isQuoted(second) && tokens.length === 2) return `-${unquoted(second)}`;
  return first ? text.slice(first.from, tokens.at(-1)?.to) : '';
}

/**
 * What a line `-- plot: …` of an SQL cell asks for; `undefined` where there is none. Fails with kind `syntax` on a line
 * that means nothing.
 */
export function readPlotLine(text: string): PlotLine | undefined {
  const found = LINE.exec(text);
  if (!found) return undefined;
  const line = text.slice(0, found.index).split('\n').length;
  const wish = new Map<string, string | number>();
  for (const { key, value } of pairsOf(found[1] ?? '', line)) {
    if (wish.has(key)) refuse(`${key} stands there twice`, line);
    if (value === '') refuse(`${key} has no value`, line);
    if (TEXTS.some((known) => known === key)) wish.set(key, value);
    else if (!NUMBERS.some((known) => known === key)) refuse(`a plot has no ${key}`, line);
    else if (!/^-?\d+(\.\d+)?$/.test(value)) refuse(`${key} is a number, and not ${value}`, line);
    else wish.set(key, Number(value));
  }
  if (wish.size === 0) refuse('-- plot: says nothing', line);
  return { wish: Object.fromEntries(wish), line };
}
