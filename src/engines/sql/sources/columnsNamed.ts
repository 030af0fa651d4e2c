import { select } from '../../../catalogue/split/nodes.ts';
import type { Expression, Statement } from '../../../catalogue/split/tree.ts';
import { isSelect, replaceIn, visit } from '../../../catalogue/split/walk.ts';
import type { Coordinator } from '../program/coordinator.ts';

/**
 * A statement whose columns without a name that `isOne` have the name that DuckDB gives them as they are written, which
 * is their text: they are about to be written anew. The very same where there is none.
 */
export async function columnsNamed(
  written: Statement,
  isOne: (item: Expression) => boolean,
  coordinator: Pick<Coordinator, 'sqlOf'>,
): Promise<Statement> {
  const unnamed: Expression[] = [];
  visit(written, (part) => {
    if (isSelect(part)) unnamed.push(...(part.select_list ?? []).filter((item) => !item.alias && isOne(item)));
    return undefined;
  });
  if (unnamed.length === 0) return written;
  const nameOf = async (item: Expression) =>
    (await coordinator.sqlOf(select([item], { type: 'EMPTY', alias: '', sample: null })))
      .trim()
      .slice('SELECT '.length);
  const names = new Map<unknown, string>();
  for (const item of unnamed) names.set(item, await nameOf(item));
  return replaceIn(written, (part) => (names.has(part) ? { ...part, alias: names.get(part) } : undefined));
}
