import { parseJavaScript } from '@observablehq/notebook-kit';
import { isLiteral, type Range } from './literalRanges.ts';

/** An expression in `${…}`: `from` and `to` bound it without the marks. `to` is missing where no JavaScript ends in a `}`. */
export type Interpolation = { readonly from: number; readonly to: number | undefined };

/** The `${…}` of a Markdown text that stand outside code, up to the first without end; `\${` and an empty `${}` stand for themselves. */
export function findInterpolations(text: string, literal: readonly Range[]): readonly Interpolation[] {
  const found: Interpolation[] = [];
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at)) {
    const from = at + 2;
    if (isEscaped(text, at) || isLiteral(literal, at) || /^\s*\}/.test(text.slice(from, from + 80))) {
      at = from;
      continue;
    }
    const to = findEnd(text, from);
    found.push({ from, to });
    if (to === undefined) break;
    at = to;
  }
  return found;
}

/** A mark is escaped by an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}

/** How many `}` are tried as the end of an expression; more of them is a mistake, not a formula. */
const MAX_TRIES = 64;

/** The first `}` with which all before it is one JavaScript expression. */
function findEnd(text: string, from: number): number | undefined {
  let to = text.indexOf('}', from);
  for (let tries = 0; to >= 0 && tries < MAX_TRIES; tries++) {
    if (isExpression(`(${text.slice(from, to)}\n)`)) return to;
    to = text.indexOf('}', to + 1);
  }
  return undefined;
}

/** Also true of an expression that breaks a rule of notebooks, such as assigning to another cell's name. */
function isExpression(code: string): boolean {
  try {
    return parseJavaScript(code).expression;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Only the errors of the parser itself, and not those of notebook-kit's rules, carry a position.
    return !('pos' in error);
  }
}
