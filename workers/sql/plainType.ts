import { itemAt } from '../../src/known/itemAt.ts';

/**
 * Types that Arrow has no exact form of, in the words of DESCRIBE; enums have one that DuckDB-WASM's streams leave out.
 */
const AS_TEXT = new Set(['UHUGEINT', 'BIGNUM', 'BIT', 'TIME WITH TIME ZONE', 'VARIANT', 'GEOMETRY']);
/** With their members in brackets. */
const OF_MEMBERS = new Set(['ENUM', 'UNION']);
const TOKENS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|TIME WITH TIME ZONE|\w+|\s+|[^]/g;

/**
 * The type with text in place of all that cannot leave DuckDB by Arrow as it is, also within lists and structs; other
 * types as they are.
 */
export function plainType(type: string): string {
  return written(
    type,
    (name, isWithin) => OF_MEMBERS.has(name) || AS_TEXT.has(name) || (name === 'INTERVAL' && isWithin),
  );
}

/** The type with text in place of its enums alone. */
export function withoutEnums(type: string): string {
  return written(type, (name) => name === 'ENUM');
}

/** The type with text in place of what comes out of Arrow as something else, and can be read from its text again. */
export function sentType(type: string): string {
  return written(type, (name) => /^(BIT|UHUGEINT|BIGNUM|TIME WITH TIME ZONE)$/.test(name));
}

/** A type with text in place of the types of these names, with what they have in brackets where they have members. */
function written(type: string, isText: (name: string, isWithin: boolean) => boolean): string {
  const tokens = type.match(TOKENS) ?? [];
  const plain: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = itemAt(tokens, i);
    const bracket = /^\s/.test(tokens[i + 1] ?? '') ? i + 2 : i + 1;
    const isReplaced = isText(token, i > 0) && (!OF_MEMBERS.has(token) || tokens[bracket] === '(');
    plain.push(isReplaced ? 'VARCHAR' : token);
    if (isReplaced && OF_MEMBERS.has(token)) i = closing(tokens, bracket);
  }
  return plain.join('');
}

/** The bracket that closes the one at `from`. */
function closing(tokens: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    if (tokens[at] === '(') depth++;
    else if (tokens[at] === ')' && --depth === 0) return at;
  }
  return tokens.length;
}
