import { madeTable } from './madeTable.ts';
import { readPath } from './namePath.ts';
import { asName, isWord, type SqlGroup, type SqlPart } from './sqlToken.ts';
import { isSystemTable, OWN_SCHEMAS } from './systemTables.ts';
import { itemAt } from '../../known/itemAt.ts';
import { lastOf } from '../../known/lastOf.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/**
 * Tables that an SQL text reads, those it writes into without having made them, and those that it makes and leaves; as
 * written.
 */
export type TableNames = {
  readonly read: readonly string[];
  readonly written: readonly string[];
  readonly created: readonly string[];
};

/** The names of a WITH, as SQL compares them, and those of the ones around it. */
type Known = { readonly names: Set<string>; readonly outer?: Known };

const NOTHING_KNOWN: Known = { names: new Set() };

const QUERY = ['select', 'from', 'with', 'values', 'table', 'pivot', 'unpivot', 'describe', 'summarize', 'show'];
/** Words that end the list of tables after FROM. */
const CLAUSES =
  'where group order having limit offset select window qualify union except intersect set returning fetch for values'.split(
    ' ',
  );
/** Functions that have a FROM of their own: `extract(year FROM t)`. */
const FROM_FUNCTIONS = ['extract', 'trim', 'substring', 'overlay'];
/** Statements that act on the table they name. */
const STATEMENTS = [
  'update',
  'summarize',
  'describe',
  'desc',
  'pivot',
  'unpivot',
  'pivot_wider',
  'pivot_longer',
  'table',
  'copy',
  'truncate',
  'show',
];

/** Finds the tables of a text that consists of statements divided by `;`. */
export function findTableNames(parts: readonly SqlPart[]): TableNames {
  const walk = new TableWalk();
  let start = 0;
  parts.forEach((part, index) => {
    if (!isWord(part, ';')) return;
    walk.query(parts.slice(start, index), NOTHING_KNOWN);
    start = index + 1;
  });
  walk.query(parts.slice(start), NOTHING_KNOWN);
  return walk.names();
}

/** DuckDB takes a name in quotes for a file's, too. */
function isAddress(name: string): boolean {
  return name.includes('://');
}

class TableWalk {
  readonly #read: string[] = [];
  readonly #written: string[] = [];
  /** Names as SQL compares them. */
  readonly #made = new Set<string>();
  readonly #created = new Map<string, string>();

  names(): TableNames {
    const foreign = (names: readonly string[]): string[] => {
      const first = new Map<string, string>();
      for (const name of names)
        if (!this.#made.has(sqlKey(name)) && !first.has(sqlKey(name)) && !isAddress(name))
          first.set(sqlKey(name), name);
      return [...first.values()];
    };
    return { read: foreign(this.#read), written: foreign(this.#written), created: [...this.#created.values()] };
  }

  /** Walks one statement or subquery; `outer` are the WITH names around it. */
  query(parts: readonly SqlPart[], outer: Known): void {
    const start = this.#skipCreate(parts);
    const { known, next } = this.#with(parts, start, outer);
    let listing = false;
    for (let at = next; at < parts.length; at++) {
      const part = itemAt(parts, at);
      const before = parts[at - 1];
      if (part.kind === 'group') {
        this.#group(part, before, known);
      } else if (isWord(part, 'from', 'join') && !isWord(before, '.', 'distinct')) {
        listing = true;
        at = this.#table(parts, at + 1, known, isWord(before, 'delete')) - 1;
      } else if (isWord(part, ',') && listing) {
        at = this.#table(parts, at + 1, known, false) - 1;
      } else if (isWord(part, 'into') && isWord(before, 'insert', 'replace', 'ignore', 'merge')) {
        at = this.#target(parts, at + 1);
      } else if (isWord(part, 'using') && !isWord(parts[at + 1], 'sample') && asName(parts[at + 1]) !== undefined) {
        at = this.#table(parts, at + 1, known, false) - 1;
      } else if (
        at === next &&
        isWord(part, ...STATEMENTS) &&
        !isWord(parts[at + 1], ...QUERY, 'all', 'tables', 'databases')
      ) {
        const isCopy = isWord(part, 'copy') && parts[at + 1]?.kind !== 'group';
        if (isCopy || isWord(part, 'update', 'truncate')) at = this.#target(parts, at + 1, !isCopy);
        else at = this.#table(parts, at + 1, known, false) - 1;
      } else if (at > next && isWord(part, 'table') && isWord(before, 'union', 'all', 'except', 'intersect')) {
        at = this.#table(parts, at + 1, known, false) - 1;
      } else if (at === next && isWord(part, 'drop', 'alter')) {
        const to = this.#target(parts, at + 1);
        this.#leave(parts, at, to);
        at = to;
      } else if (isWord(part, ...CLAUSES)) listing = false;
    }
  }

  /** Notes what a CREATE makes; gives the place of its query, if it has one. */
  #skipCreate(parts: readonly SqlPart[]): number {
    const made = madeTable(parts);
    if (!made) return 0;
    this.#make(made.name);
    return made.query ?? parts.length;
  }

  #make(name: string): void {
    this.#made.add(sqlKey(name));
    this.#created.set(sqlKey(name), name);
  }

  /** Notes that a table that was made is gone, or has another name, by the DROP or ALTER at a place. */
  #leave(parts: readonly SqlPart[], at: number, to: number): void {
    const written = asName(parts[to]);
    if (written === undefined) return;
    const name = sqlKey(written);
    const isRenamed = isWord(parts[at], 'alter') && isWord(parts[to + 1], 'rename') && isWord(parts[to + 2], 'to');
    const next = isRenamed ? asName(parts[to + 3]) : undefined;
    if (next !== undefined && this.#created.delete(name)) this.#make(next);
    else if (isWord(parts[at], 'drop')) this.#created.delete(name);
  }

  /** Walks the queries of WITH; gives the names that the main query sees and the place where it begins. */
  #with(parts: readonly SqlPart[], start: number, outer: Known): { readonly known: Known; readonly next: number } {
    let at = start;
    if (!isWord(parts[at], 'with')) return { known: outer, next: at };
    const recursive = isWord(parts[at + 1], 'recursive');
    at += recursive ? 2 : 1;
    const known = { names: new Set<string>(), outer };
    for (;;) {
      const name = asName(parts[at]);
      let body = at + 1;
      while (
        body < parts.length &&
        !(itemAt(parts, body).kind === 'group' && isWord(parts[body - 1], 'as', 'materialized'))
      )
        body++;
      const query = parts[body];
      if (name === undefined || query?.kind !== 'group') return { known, next: at };
      if (recursive) known.names.add(sqlKey(name));
      this.query(query.parts, known);
      known.names.add(sqlKey(name));
      at = body + 1;
      if (!isWord(parts[at], ',')) return { known, next: at };
      at++;
    }
  }

  #group({ parts }: SqlGroup, before: SqlPart | undefined, known: Known): void {
    const name = asName(before)?.toLowerCase();
    if (name === 'xmatch' || name === 'hats') this.#tableFunction(name, parts, known);
    else if (name !== undefined && FROM_FUNCTIONS.includes(name))
      this.query(
        parts.filter((part) => !isWord(part, 'from')),
        known,
      );
    else this.query(parts, known);
  }

  /** Walks one entry of a list of tables and gives the place after it. */
  #table(parts: readonly SqlPart[], start: number, known: Known, written: boolean): number {
    let at = start;
    while (isWord(parts[at], 'lateral', 'only')) at++;
    const part = parts[at];
    if (part?.kind === 'group') {
      if (isWord(part.parts[0], ...QUERY)) this.query(part.parts, known);
      else this.query([FROM, ...part.parts], known);
      return at + 1;
    }
    const { path, next } = readPath(parts, at);
    if (path.length === 0) return Math.max(at, start);
    const group = parts[next];
    if (group?.kind === 'group' && group.open === '(' && path.length === 1) {
      this.#group(group, part, known);
      return next + 1;
    }
    this.#note(path, known, written);
    return next;
  }

  /** The table that a statement acts on as a whole; gives the place of the last part of its name. */
  #target(parts: readonly SqlPart[], start: number, written = true): number {
    let at = start;
    while (isWord(parts[at], 'table', 'view', 'macro', 'if', 'exists', 'type', 'schema', 'sequence', 'index')) at++;
    const { path, next } = readPath(parts, at);
    // What is dropped only if it exists is nothing that another cell must make.
    if (
      path.length > 0 &&
      !isWord(parts[at - 1], 'exists') &&
      !isWord(parts[start], 'macro', 'type', 'schema', 'sequence', 'index')
    )
      this.#note(path, NOTHING_KNOWN, written);
    return next - 1;
  }

  #note(path: readonly string[], known: Known, written: boolean): void {
    const name = lastOf(path);
    if (
      path.length > 1 ? !OWN_SCHEMAS.has(sqlKey(itemAt(path, 0))) : isKnown(known, sqlKey(name)) || isSystemTable(name)
    )
      return;
    this.#read.push(name);
    if (written) this.#written.push(name);
  }

  /** `xmatch(a, b, …)` takes two tables, `hats(name)` one; each may also be a query or a quoted address. */
  #tableFunction(name: 'xmatch' | 'hats', parts: readonly SqlPart[], known: Known): void {
    let argument = 0;
    for (let at = 0; at < parts.length; at++) {
      const isFirst = at === 0 || isWord(parts[at - 1], ',');
      if (at > 0 && isFirst) argument++;
      const isTable = isFirst && argument < (name === 'xmatch' ? 2 : 1) && !isWord(parts[at + 1], '=', ':');
      const part = itemAt(parts, at);
      if (isTable) at = Math.max(at, this.#table(parts, at, known, false) - 1);
      else if (part.kind === 'group') this.#group(part, parts[at - 1], known);
    }
  }
}

const FROM: SqlPart = { kind: 'word', text: 'from', from: 0, to: 0 };

function isKnown(known: Known, name: string): boolean {
  for (let scope: Known | undefined = known; scope; scope = scope.outer) if (scope.names.has(name)) return true;
  return false;
}
