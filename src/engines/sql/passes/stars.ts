import type { Expression, From } from '../../../catalogue/split/tree.ts';
import { present } from '../../../known/present.ts';
import type { Known } from './columnFacts.ts';
import { inAll, type KnownRelation, type RelationColumn } from './relationColumns.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** All columns that `*` stands for, where it is known which they are and in what order. */
export function starred(
  star: Expression,
  sources: readonly KnownRelation[],
  from: From,
  facts: (expression: Expression) => Known,
): readonly RelationColumn[] | undefined {
  const meant = meantBy(star, sources);
  if (star.columns || star.expr || mergesColumns(from) || meant.some(({ columns }) => !columns)) return undefined;
  const { excluded, replaced, renamedTo } = changesOf(star);
  return meant
    .flatMap(({ columns = [] }) => columns)
    .filter(({ name }) => !excluded.has(name))
    .map(({ name, known }) => ({
      name: renamedTo.get(name) ?? name,
      known: replaced.has(name) ? facts(present(replaced.get(name))) : known,
    }));
}

/** What is known of one of the columns that `*` stands for, by its name behind it. */
export function throughStar(
  star: Expression,
  sources: readonly KnownRelation[],
  name: string,
  facts: (expression: Expression) => Known,
): Known | undefined {
  if (star.columns || star.expr) return undefined;
  const { excluded, replaced, renamedTo } = changesOf(star);
  const before = [...renamedTo].find(([, to]) => to === name)?.[0];
  const own = before ?? name;
  if (excluded.has(own) || (before === undefined && renamedTo.has(name))) return undefined;
  return replaced.has(own) ? facts(present(replaced.get(own))) : inAll(meantBy(star, sources), own);
}

function meantBy({ relation_name: relation }: Expression, sources: readonly KnownRelation[]): readonly KnownRelation[] {
  return relation ? sources.filter(({ name }) => name === sqlKey(relation)) : sources;
}

function changesOf(star: Expression) {
  return {
    excluded: new Set((star.exclude_list ?? []).map((name) => sqlKey(name))),
    replaced: new Map((star.replace_list ?? []).map(({ key, value }) => [sqlKey(key), value] as const)),
    renamedTo: new Map((star.rename_list ?? []).map(({ key, value }) => [sqlKey(key.column), sqlKey(value)] as const)),
  };
}

/** Whether some columns of two of its tables stand once in `*`. */
function mergesColumns({ left, right, using_columns: using = [], ref_type: kind }: From): boolean {
  if (!left || !right) return false;
  return using.length > 0 || kind === 'NATURAL' || mergesColumns(left) || mergesColumns(right);
}
