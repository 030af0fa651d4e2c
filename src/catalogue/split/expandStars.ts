import { Refusal } from './refusal.ts';
import { partsCounter } from './refuseLarge.ts';
import type { NamedColumn } from './scope.ts';
import type { Table } from './scope.ts';
import type { Expression } from './tree.ts';
import { visit } from './walk.ts';
import { isColumnRef, lastName } from './expressionKinds.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** What `*` and `g.*` stand for. */
type Stars = { readonly star: readonly NamedColumn[]; readonly tables: readonly Table[] };

/**
 * A select list with `*` written out as columns, with its EXCLUDE and REPLACE; each item has its name as alias, where
 * it has one.
 */
export function expandStars(items: readonly Expression[], { star, tables }: Stars): readonly Expression[] {
  const count = partsCounter();
  return items.flatMap((item) => {
    if (item.class !== 'STAR') {
      if (hasColumns(item)) throw new Refusal('it has COLUMNS()');
      return [{ ...item, alias: item.alias || (isColumnRef(item) ? lastName(item) : '') }];
    }
    if (item.columns || item.expr || item.qualified_exclude_list?.length || item.rename_list?.length)
      throw new Refusal('it has COLUMNS()');
    const excluded = new Set(item.exclude_list?.map((name) => sqlKey(name)));
    const replaced = new Map(item.replace_list?.map(({ key, value }) => [sqlKey(key), value]));
    const of = item.relation_name
      ? tables.filter(({ name }) => sqlKey(name) === sqlKey(item.relation_name ?? '')).flatMap(({ columns }) => columns)
      : star;
    const written = of
      .filter(({ name }) => !excluded.has(sqlKey(name)))
      .map(({ name, meaning }) => ({ ...(replaced.get(sqlKey(name)) ?? meaning), alias: name }));
    count(written);
    return written;
  });
}

/** Whether an expression has `*` or COLUMNS() in it; queries within it have their own. */
export function hasColumns(expression: Expression | null): boolean {
  let found = false;
  visit(expression, (part) => {
    found ||= part.class === 'STAR';
    return part.class !== 'SUBQUERY';
  });
  return found;
}
