import { readPath } from './namePath.ts';
import { isWord, type SqlPart } from './sqlToken.ts';

/** What a `CREATE` makes that is no table: how it is dropped, and its name. */
export type MadeBeside = {
  readonly kind: string;
  readonly path: readonly string[];
  /** A type of constants alone, which parts of queries need wherever they run. */
  readonly isOfAll: boolean;
};

/** Words of DROP, by those of CREATE. */
const KINDS: Readonly<Record<string, string>> = {
  macro: 'MACRO',
  function: 'MACRO',
  type: 'TYPE',
  sequence: 'SEQUENCE',
  schema: 'SCHEMA',
};

/** Reads a leading `CREATE [TEMP] MACRO|TYPE|SEQUENCE|SCHEMA name`, which fails where that is there already. */
export function madeBeside(parts: readonly SqlPart[]): MadeBeside | undefined {
  if (!isWord(parts[0], 'create')) return undefined;
  let at = 1;
  while (isWord(parts[at], 'temp', 'temporary')) at++;
  const word = parts[at];
  const drop = word?.kind === 'word' ? KINDS[word.text.toLowerCase()] : undefined;
  if (drop === undefined) return undefined;
  const { path, next } = readPath(parts, at + 1);
  if (path.length === 0) return undefined;
  // A macro of a table is another kind of thing.
  const after = parts.slice(next);
  const isOfTable = drop === 'MACRO' && after.some((part, i) => isWord(part, 'as') && isWord(after[i + 1], 'table'));
  const isQuery = after.some((part) => part.kind === 'group' && isWord(part.parts[0], 'select', 'from', 'with'));
  return { kind: isOfTable ? 'MACRO TABLE' : drop, path, isOfAll: drop === 'TYPE' && !isQuery };
}
