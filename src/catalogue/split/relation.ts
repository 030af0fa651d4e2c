import { present } from '../../known/present.ts';
import { bind } from './bind.ts';
import { and, baseTable, column, equal } from './nodes.ts';
import type { Naming } from './naming.ts';
import { Refusal } from './refusal.ts';
import { rowsOf } from './rowsOf.ts';
import { meaningOf, type Relation, type Scope } from './scope.ts';
import type { Expression, From } from './tree.ts';
import { someIn } from './walk.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** Writes a FROM as a join of base tables; throws a `Refusal` where it is something else. */
export function relationOf(from: From, naming: Naming): Relation {
  switch (from.type) {
    case 'BASE_TABLE':
      return tableOf(from, naming);
    case 'JOIN':
      return joinOf(from, naming);
    case 'SUBQUERY':
      return rowsOf(from, naming, relationOf);
    default:
      throw new Refusal('it reads something else than tables');
  }
}

function tableOf(from: From, naming: Naming): Relation {
  const { table_name: table = '' } = from;
  const schema = naming.schemas.get(table);
  if (!schema) throw new Refusal(`it reads ${table} beside the catalogue`);
  if (from.sample) throw new Refusal('it takes a sample');
  if (from.column_name_alias?.length) throw new Refusal('it renames the columns in FROM');
  const alias = naming.next(table);
  const star = schema.map((name) => ({ name, meaning: column(alias, name) }));
  return {
    from: baseTable(table, alias),
    tables: [{ name: from.alias || table, columns: star }],
    merged: new Map(),
    star,
    where: [],
    hasScan: table === naming.scan,
  };
}

function joinOf(from: From, naming: Naming): Relation {
  const left = relationOf(present(from.left, 'The left side of a JOIN'), naming);
  const right = relationOf(present(from.right, 'The right side of a JOIN'), naming);
  if (left.hasScan && right.hasScan) throw new Refusal('it joins a catalogue with itself');
  const { join_type: type = '' } = from;
  const using = usingOf(from, left, right);
  const half = type === 'SEMI' || type === 'ANTI';
  const pairs = using.map((name) => ({ name, left: only(name, left), right: only(name, right) }));
  if (pairs.length > 0 && !/^(INNER|LEFT|SEMI|ANTI)$/.test(type)) throw new Refusal(`its ${type} JOIN has USING`);
  const both: Scope = {
    tables: [...left.tables, ...right.tables],
    merged: new Map([...right.merged, ...left.merged, ...pairs.map((pair) => [pair.name, pair.left] as const)]),
  };
  if (from.condition && someIn(from.condition, (part) => part.class === 'SUBQUERY'))
    throw new Refusal('its JOIN has a query in the condition');
  const condition = and([
    from.condition && bind(from.condition, both),
    ...pairs.map((pair) => equal(pair.left, pair.right)),
  ]);
  const plain = from.ref_type === 'ASOF' ? from.ref_type : condition ? 'REGULAR' : 'CROSS';
  return {
    from: { ...from, left: left.from, right: right.from, condition, using_columns: [], ref_type: plain },
    tables: half ? left.tables : both.tables,
    merged: half ? left.merged : both.merged,
    star: half ? left.star : [...left.star, ...right.star.filter(({ name }) => !using.includes(sqlKey(name)))],
    where: [...left.where, ...right.where],
    hasScan: left.hasScan || right.hasScan,
    whole: left.whole ?? right.whole ?? wholeJoin(from, left.hasScan, right.hasScan),
  };
}

/** Why a join with the catalogue on that side needs all rows together, if it does. */
function wholeJoin(
  { join_type: type = '', ref_type: kind }: From,
  onLeft: boolean,
  onRight: boolean,
): string | undefined {
  if (kind === 'POSITIONAL') return 'it has a POSITIONAL JOIN';
  if (!onLeft && !onRight) return undefined;
  if (kind === 'ASOF' && onRight) return 'it has an ASOF JOIN with the catalogue on the right';
  if (type === 'INNER' || (onLeft && /^(LEFT|SEMI|ANTI)$/.test(type)) || (onRight && type === 'RIGHT'))
    return undefined;
  return `its ${type === 'OUTER' ? 'FULL' : type} JOIN keeps rows of the other table that no partition matches`;
}

function usingOf(
  { ref_type: kind, using_columns: using = [] }: From,
  left: Relation,
  right: Relation,
): readonly string[] {
  if (kind === 'ASOF' && using.length > 0) throw new Refusal('its ASOF JOIN has USING');
  if (kind === 'POSITIONAL') throw new Refusal('it has a POSITIONAL JOIN');
  if (kind !== 'NATURAL') return using.map((name) => sqlKey(name));
  const names = new Set(right.star.map(({ name }) => sqlKey(name)));
  return left.star.map(({ name }) => sqlKey(name)).filter((name) => names.has(name));
}

function only(name: string, side: Relation): Expression {
  const meaning = meaningOf([name], side);
  if (!meaning) throw new Refusal(`${name} in USING is not a column of both sides`);
  return meaning;
}
