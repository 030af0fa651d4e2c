import { column } from './nodes.ts';
import { Refusal } from './refusal.ts';
import type { Expression } from './tree.ts';
import { someIn } from './walk.ts';

/** A select list with `*` written out as columns, with its EXCLUDE and REPLACE. */
export function expandStars(items: readonly Expression[], schema: readonly string[]): readonly Expression[] {
  return items.flatMap((item) => {
    if (item.class !== 'STAR') {
      if (someIn(item, (part) => part.class === 'STAR')) throw new Refusal('it has COLUMNS()');
      return [item];
    }
    if (item.columns || item.expr || item.qualified_exclude_list?.length || item.rename_list?.length) throw new Refusal('it has COLUMNS()');
    const excluded = new Set(item.exclude_list?.map((name) => name.toLowerCase()));
    const replaced = new Map(item.replace_list?.map(({ key, value }) => [key.toLowerCase(), value]));
    return schema.filter((name) => !excluded.has(name.toLowerCase())).map((name) => replaced.get(name.toLowerCase()) ?? column(name));
  });
}
