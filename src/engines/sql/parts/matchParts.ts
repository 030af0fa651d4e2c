import { identifier } from '../../../../workers/wire/quoted.ts';
import type { MatchColumn } from '../../../catalogue/xmatch/matchColumns.ts';
import { matchSql } from '../../../catalogue/xmatch/matchSql.ts';
import type { Need } from '../program/program.ts';
import type { MatchSide, MatchSource } from '../program/source.ts';
import { CatalogueOperand } from './catalogueOperand.ts';
import type { LeftPart, MatchOperand } from './matchOperand.ts';
import { matchNeeds } from './matchNeeds.ts';
import type { Part, FoundParts } from './part.ts';
import { PlacedTable } from './placedTable.ts';
import type { Reading } from './reading.ts';
import { TableOperand } from './tableOperand.ts';

type Which = MatchColumn['side'];

/** The parts of a cross-match's left side that concern a need, each with all of the right that can match it. */
export async function matchParts(match: MatchSource, need: Need, reading: Reading): Promise<FoundParts> {
  const { radiusArcsec } = match;
  const { wanted, leftNeed, leftNames, rightNames } = matchNeeds(match, need);
  const [lefts, rights] = [await operandOf('left', match, reading), await operandOf('right', match, reading)];
  const radiusDeg = radiusArcsec / 3600;
  const sideNeed = { names: leftNames, conditions: leftNeed.conditions };
  const leftParts = await lefts.parts(sideNeed, rights.reach(radiusDeg));
  const rightParts = await Promise.all(leftParts.map((part) => rights.around(part, radiusDeg, rightNames)));
  const parts = leftParts.flatMap((part, i) => (rightParts[i] ? [matchPart(match, part, rightParts[i], wanted)] : []));
  return { parts, ofParts: lefts.partCount, columns: [...new Set([...leftNames, ...rightNames])] };
}

async function operandOf(which: Which, match: MatchSource, reading: Reading): Promise<MatchOperand> {
  const side = match[which];
  if (side.kind === 'catalogue') return new CatalogueOperand(side, reading);
  return new TableOperand(side, await PlacedTable.of(side, `${match.table}_${which}_placed`, reading), reading.signal);
}

function matchPart(match: MatchSource, left: LeftPart, right: Part, wanted: readonly MatchColumn[]): Part {
  const { radiusArcsec, nearest } = match;
  const { slice } = left;
  const asked = right.asked ?? left.asked;
  return {
    label: left.label,
    files: [...left.files, ...right.files],
    shipped: [...(left.shipped ?? []), ...(right.shipped ?? [])],
    rowsSql(nameOf) {
      const leftRows = sideOf('left', match.left, left.rowsSql(nameOf), wanted);
      const rightRows = sideOf('right', match.right, right.rowsSql(nameOf), wanted);
      return matchSql(leftRows, rightRows, radiusArcsec, nearest);
    },
    ...(slice && {
      slice: (i: number, n: number) => matchPart(match, { ...slice(i, n), coverage: left.coverage }, right, wanted),
    }),
    rowGroups: left.rowGroups + right.rowGroups,
    rows: left.rows + right.rows,
    bytes: left.bytes + right.bytes,
    unpackedBytes: left.unpackedBytes + right.unpackedBytes,
    ...(asked !== undefined && { asked }),
  };
}

function sideOf(
  which: Which,
  { icrs }: MatchSide,
  rows: string,
  wanted: readonly MatchColumn[],
): Parameters<typeof matchSql>[0] {
  return {
    rows: `(${rows})`,
    ...icrs,
    columns: wanted
      .filter(({ side }) => side === which)
      .map(({ source, column }) => ({ source: identifier(source), result: identifier(column.name) })),
  };
}
