/**
 * One lexical token of SQL, from one place up to another, in UTF-16 units; `text` of a quoted name is without its
 * quotes, that of a text in dollars only its opening.
 */
export type SqlToken = {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'sign';
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

/** A token, or all that stands between two brackets. */
export type SqlPart = SqlToken | SqlGroup;

/** What stands between two brackets, from the opening one up to behind the closing one; 0 where that is absent. */
export type SqlGroup = {
  readonly kind: 'group';
  readonly open: string;
  readonly parts: readonly SqlPart[];
  readonly from: number;
  readonly to: number;
};

/** Whether a part is one of some keywords or signs, in any case. */
export function isWord(part: SqlPart | undefined, ...words: readonly string[]): boolean {
  return (part?.kind === 'word' || part?.kind === 'sign') && words.includes(part.text.toLowerCase());
}

/** The sign that gives what stands before it a value, `:=` or `=>`, where it begins at this token. */
export function givingAt(parts: readonly SqlPart[], at: number): string | undefined {
  const [first, second] = [parts[at], parts[at + 1]];
  if (first?.kind === 'group' || second?.kind === 'group') return undefined;
  const sign = `${first?.text ?? ''}${second?.text ?? ''}`;
  return sign === ':=' || sign === '=>' ? sign : undefined;
}

/** The name a part can stand for. */
export function asName(part: SqlPart | undefined): string | undefined {
  return part?.kind === 'word' || part?.kind === 'quoted' ? part.text : undefined;
}
