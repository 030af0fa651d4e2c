import type { SqlToken } from './sqlToken.ts';

/**
 * What stands beside a parameter: brackets and commas alone (`f(1, $x)`), what would run together with its constant
 * (`1$x`, `$x[1]`), or something else (`5-$x`), with which a minus may.
 */
export type ParameterPlace = 'alone' | 'joined' | 'open';

const SEQUENCE_WORD = /^(start|increment|with|by|minvalue|maxvalue)$/i;

/** Where the parameter `tokens[index]` of `text` stands; the tokens are those of one statement. */
export function parameterPlace(text: string, tokens: readonly SqlToken[], index: number): ParameterPlace {
  const token = tokens[index];
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (!token) return 'open';
  // Texts one after another are one text to SQL, and `[` after a value begins a subscript.
  if (before && (before.kind === 'string' || endsValue(before) || (before.to === token.from && !isApart(before))))
    return 'joined';
  if (after && (/^['[]/.test(text[after.from] ?? '') || after.kind === 'string')) return 'joined';
  if (after && after.from === token.to && !isApart(after)) return 'joined';
  if (isOneOf(before, '(,[') && isOneOf(after, '),]')) return 'alone';
  return before && SEQUENCE_WORD.test(before.text) && isSequence(tokens) ? 'alone' : 'open';
}

/** A constant written so that it is one operand at its place. */
export function inPlace(literal: string, place: ParameterPlace): string {
  return place === 'joined' || (place === 'open' && literal.startsWith('-')) ? `(${literal})` : literal;
}

/** CREATE and ALTER SEQUENCE take numbers, no expressions. */
function isSequence(tokens: readonly SqlToken[]): boolean {
  const words = tokens.slice(0, 5).map(({ text }) => text.toLowerCase());
  return /^(create (or replace )?(temp(orary)? )?|alter )sequence\b/.test(words.join(' '));
}

/** A sign that no constant runs together with; a dot names a field, or is a number's. */
function isApart({ kind, text }: SqlToken): boolean {
  return kind === 'sign' && text !== '.';
}

/** What ends a value beyond doubt; a word may be one of the language, as IN. */
function endsValue({ kind, text }: SqlToken): boolean {
  return kind === 'number' || kind === 'quoted' || (kind === 'sign' && /^[)\]}.]$/.test(text));
}

function isOneOf(token: SqlToken | undefined, signs: string): boolean {
  return token?.kind === 'sign' && signs.includes(token.text);
}
