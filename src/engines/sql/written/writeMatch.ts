import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { coverageOf, holds, touches, WHOLE_SKY, type Coverage } from '../../../catalogue/coverage/coverage.ts';
import { grown } from '../../../catalogue/coverage/grown.ts';
import { difference, intersection } from '../../../catalogue/coverage/setOperations.ts';
import type { Catalogue, Partition } from '../../../catalogue/hats/catalogue.ts';
import { placeOf } from '../../../catalogue/hats/placeOf.ts';
import { skyInterval, type Interval } from '../../../catalogue/hats/skyInterval.ts';
import { matchSql } from '../../../catalogue/xmatch/matchSql.ts';
import { matchNeeds } from '../parts/matchNeeds.ts';
import { hullOf, wantedOf } from '../parts/wanted.ts';
import type { Need } from '../program/program.ts';
import type { MatchSide, MatchSource } from '../program/source.ts';
import { writeRows } from './writeRows.ts';
import type { WrittenMatch, WrittenMatchPart, WrittenSide } from './writtenCell.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

type CatalogueSide = Extract<MatchSide, { kind: 'catalogue' }>;
type Found = readonly [partition: Partition, hull: Interval | undefined];
type Cell = { readonly coverage: Coverage; readonly cell: WrittenMatchPart['cell'] };
type TypesOf = (table: string) => readonly ColumnType[];

/**
 * The parts of a cross-match: a part is a partition of its left, or of its right where the left is a table, with what
 * can match it.
 */
export function writeMatch(match: MatchSource, need: Need, typesOf: TypesOf): WrittenMatch {
  const { table, left, right, radiusArcsec, nearest } = match;
  const { wanted, leftNeed, rightNames } = matchNeeds(match, need);
  const radiusDeg = radiusArcsec / 3600;
  const [lefts, rights] = [new Numbered(), new Numbered()];
  const cells = left.kind === 'catalogue' ? leftCells(left, leftNeed, right, radiusDeg, lefts) : tableCells(right);
  const parts = cells.flatMap(({ coverage, cell, left: own = [] }): readonly WrittenMatchPart[] => {
    if (right.kind === 'table') return [{ left: own, right: [], cell }];
    const near = nearTo(right, grown(coverage, radiusDeg), coverage, rightNames).map((found) => rights.add(found));
    return near.length === 0 ? [] : [{ left: own, right: near, cell }];
  });
  const [leftTable, rightTable] = [`${table}_pairs_left`, `${table}_pairs_right`];
  const sideSql = (which: 'left' | 'right', rows: string) => ({
    rows: identifier(rows),
    ...match[which].icrs,
    columns: wanted
      .filter(({ side }) => side === which)
      .map(({ source, column }) => ({ source: identifier(source), result: identifier(column.name) })),
  });
  return {
    kind: 'match',
    sql: matchSql(sideSql('left', leftTable), sideSql('right', rightTable), radiusArcsec, nearest),
    leftTable,
    rightTable,
    radiusDeg,
    left: writeSide(left, leftNeed.names, lefts, typesOf),
    right: writeSide(right, [...rightNames], rights, typesOf),
    parts,
  };
}

/** What was found, each once. */
class Numbered {
  readonly found: Found[] = [];
  readonly #places = new Map<string, number>();

  add(one: Found): number {
    const [{ files }, hull] = one;
    const key = [...files, hull ? `${hull.column} ${hull.min} ${hull.max}` : ''].join('\n');
    const place = this.#places.get(key) ?? this.found.push(one) - 1;
    this.#places.set(key, place);
    return place;
  }
}

/** The left's partitions that can have a match. */
function leftCells(
  { catalogue }: CatalogueSide,
  need: Need,
  right: MatchSide,
  radiusDeg: number,
  lefts: Numbered,
): readonly (Cell & { readonly left: readonly number[] })[] {
  const within = right.kind === 'catalogue' ? reach(right.catalogue, radiusDeg) : WHOLE_SKY;
  const { coverage, partitions } = wantedOf(catalogue, need, within);
  return partitions.map((partition) => ({
    coverage: intersection(placeOf(partition), coverage),
    cell: pixelOf(partition),
    left: [lefts.add([partition, hullOf(catalogue, coverage, partition)])],
  }));
}

/** The pixels of the right's partitions, and what is in none of them. */
function tableCells(right: MatchSide): readonly (Cell & { readonly left?: undefined })[] {
  if (right.kind === 'table') return [{ coverage: WHOLE_SKY, cell: null }];
  const placed = right.catalogue.partitions.filter((partition) => pixelOf(partition) !== null);
  const cells = placed.map((partition) => ({ coverage: placeOf(partition), cell: pixelOf(partition) }));
  const rest = difference(WHOLE_SKY, coverageOf(cells.flatMap(({ coverage }) => coverage)));
  return [...cells, ...(rest.length > 0 ? [{ coverage: rest, cell: null }] : [])];
}

function pixelOf({ order, pixel }: Partition): WrittenMatchPart['cell'] {
  return order === undefined || pixel === undefined ? null : [order, pixel];
}

function reach({ partitions }: Catalogue, radiusDeg: number): Coverage {
  const places = partitions.map(placeOf);
  return places.some((place) => place === WHOLE_SKY) ? WHOLE_SKY : grown(coverageOf(places.flat()), radiusDeg);
}

/** Partitions of the right that reach into `near`, or one of them with its margin. */
function nearTo(
  { catalogue, margin, position }: CatalogueSide,
  near: Coverage,
  own: Coverage,
  names: ReadonlySet<string>,
): readonly Found[] {
  const hull = hullNear(catalogue, position, near);
  const { partitions } = wantedOf(catalogue, { names: [...names], conditions: [] }, near);
  const home = margin && own.length > 0 ? partitions.find((partition) => holdsAll(placeOf(partition), own)) : undefined;
  if (!home || !margin) return partitions.map((partition) => [partition, hull]);
  const beside = margin.partitions.filter(({ order, pixel }) => order === home.order && pixel === home.pixel);
  return [home, ...beside].map((partition) => [partition, hull]);
}

function hullNear({ healpix }: Catalogue, position: MatchSide['position'], near: Coverage): Interval | undefined {
  return difference(WHOLE_SKY, near).length === 0
    ? undefined
    : skyInterval({ ...(healpix && { healpix }), position }, near);
}

function holdsAll(place: Coverage, coverage: Coverage): boolean {
  return (
    place !== WHOLE_SKY &&
    coverage.every((range) => holds(place, range)) &&
    coverage.some((range) => touches(place, range))
  );
}

function writeSide(side: MatchSide, names: readonly string[], { found }: Numbered, typesOf: TypesOf): WrittenSide {
  const types = typesOf(side.table);
  const { ra, dec } = side.icrs;
  if (side.kind === 'table') return { kind: 'table', table: side.table, types, ra, dec };
  const wanted = new Set(names.map((name) => sqlKey(name)));
  const columns = side.catalogue.columns.map(({ name }) => name).filter((name) => wanted.has(sqlKey(name)));
  return { kind: 'catalogue', decSql: dec, ...writeRows(side.catalogue, columns, types, found) };
}
