import { maybeParseJavaScript } from '@observablehq/notebook-kit';
import { findLiteralRanges, type Range } from './literalRanges.ts';

/** An expression in `${…}`: `from` and `to` bound it without the marks. `to` is missing where no JavaScript ends in a `}`. */
export type Interpolation = { readonly from: number; readonly to: number | undefined };

/** The `${…}` of a Markdown text that stand outside code; `\${` and an empty `${}` stand for themselves. */
export function findInterpolations(text: string): readonly Interpolation[] {
  const literal = findLiteralRanges(text);
  const found: Interpolation[] = [];
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at)) {
    const from = at + 2;
    if (isEscaped(text, at) || isIn(literal, at) || /^\s*\}/.test(text.slice(from, from + 80))) {
      at = from;
      continue;
    }
    const to = findEnd(text, from);
    found.push({ from, to });
    at = to ?? from;
  }
  return found;
}

/** How many `}` are tried as the end of an expression; more nesting than this is a mistake, not a formula. */
const MAX_TRIES = 64;

/** The first `}` with which all before it is one JavaScript expression. */
function findEnd(text: string, from: number): number | undefined {
  let to = text.indexOf('}', from);
  for (let tries = 0; to >= 0 && tries < MAX_TRIES; tries++) {
    if (maybeParseJavaScript(`(${text.slice(from, to)}\n)`)?.expression) return to;
    to = text.indexOf('}', to + 1);
  }
  return undefined;
}

function isEscaped(text: string, at: number): boolean {
  return /\\+$/.exec(text.slice(Math.max(0, at - 16), at))?.[0].length === 1;
}

function isIn(ranges: readonly Range[], at: number): boolean {
  return ranges.some(({ from, to }) => from <= at && at < to);
}
