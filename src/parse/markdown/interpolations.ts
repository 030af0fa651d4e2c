import { parseJavaScript } from '@observablehq/notebook-kit';
import { closingBraces } from './closingBraces.ts';
import { isLiteral, type Range } from './literalRanges.ts';

/**
 * An expression in `${…}`: `from` and `to` bound it without the marks. `to` is missing where no JavaScript ends in a
 * `}`.
 */
export type Interpolation = { readonly from: number; readonly to: number | undefined };

/**
 * The `${…}` of a Markdown text that stand outside code, up to the first without end; `\${` and an empty `${}` stand
 * for themselves.
 */
export function findInterpolations(text: string, literal: readonly Range[]): readonly Interpolation[] {
  const found: Interpolation[] = [];
  const vain: Vain = { characters: 0 };
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at)) {
    const from = at + 2;
    if (isEscaped(text, at) || isLiteral(literal, at) || /^\s*\}/.test(text.slice(from, from + 80))) {
      at = from;
      continue;
    }
    const to = findEnd(text, from, vain);
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
/** How much of a text is tried in vain. */
const MAX_CHARACTERS = 2 ** 20;

/** The first `}` with which all before it is one JavaScript expression. */
function findEnd(text: string, from: number, vain: Vain): number | undefined {
  const isEnd = (to: number): boolean => {
    if (isExpression(`(${text.slice(from, to)}\n)`)) return true;
    vain.characters += to - from;
    return false;
  };
  const [likely] = closingBraces(text, from);
  if (likely !== undefined && isEnd(likely)) return likely;
  // A slash may have been taken for the beginning of a pattern, or not been.
  let to = text.indexOf('}', from);
  for (let tries = 0; to >= 0 && tries < MAX_TRIES && vain.characters < MAX_CHARACTERS; tries++) {
    if (isEnd(to)) return to;
    to = text.indexOf('}', to + 1);
  }
  return undefined;
}

/** What was tried so far and is no expression. */
type Vain = { characters: number };

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
