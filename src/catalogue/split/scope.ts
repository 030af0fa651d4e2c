import { isColumnRef } from './expressionKinds.ts';
import { call, column, text } from './nodes.ts';
import { Refusal } from './refusal.ts';
import type { Expression, From } from './tree.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/**
 * A table as a query calls it; `columns` are what its names stand for, over tables of one catalogue and of the
 * notebook.
 */
export type Table = { readonly name: string; readonly columns: readonly NamedColumn[] };

/** A column's name and what it stands for. */
export type NamedColumn = { readonly name: string; readonly meaning: Expression };

/** The tables that names of a query may refer to, and the columns that USING has made one. */
export type Scope = { readonly tables: readonly Table[]; readonly merged: ReadonlyMap<string, Expression> };

/** A FROM as a join of tables alone, each under an alias of its own. */
export type Relation = Scope & {
  readonly from: From;
  /** The columns of `*`. */
  readonly star: readonly NamedColumn[];
  /** Conditions of queries in FROM, which are one with the query around them. */
  readonly where: readonly Expression[];
  readonly hasScan: boolean;
  /** Why the join cannot be made partition by partition. */
  readonly whole?: string;
};

/** What the parts of a name (`g`, `ra`, then fields of a struct) stand for; `undefined` for no column. */
export function meaningOf([first = '', second, ...rest]: readonly string[], scope: Scope): Expression | undefined {
  if (second !== undefined) {
    const own = scope.tables
      .filter(({ name }) => same(name, first))
      .flatMap(({ columns }) => columns.filter(({ name }) => same(name, second)));
    if (own.length > 1) throw new Refusal(`${first}.${second} may be several columns`);
    if (own[0]) return withFields(own[0].meaning, rest);
  }
  const merged = scope.merged.get(sqlKey(first));
  const found = merged
    ? [merged]
    : scope.tables.flatMap(({ columns }) =>
        columns.filter(({ name }) => same(name, first)).map(({ meaning }) => meaning),
      );
  if (found.length > 1) throw new Refusal(`${first} may be several columns`);
  return found[0] && withFields(found[0], second === undefined ? [] : [second, ...rest]);
}

/** A field of a struct, or of one within it. */
function withFields(meaning: Expression, fields: readonly string[]): Expression {
  if (fields.length === 0) return meaning;
  if (isColumnRef(meaning)) {
    const [name, ...more] = meaning.column_names;
    return column(name, ...more, ...fields);
  }
  return fields.reduce((struct, field) => call('struct_extract', [struct, text(field)]), meaning);
}

function same(a: string, b: string): boolean {
  return sqlKey(a) === sqlKey(b);
}
