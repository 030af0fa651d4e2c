import type { Column } from '../../../../workers/wire/column.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { WHOLE_SKY } from '../../../catalogue/coverage/coverage.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { placeOf } from '../../../catalogue/hats/placeOf.ts';
import { matchPosition } from './matchPosition.ts';
import { DISTANCE_NOTES, matchColumns } from '../../../catalogue/xmatch/matchColumns.ts';
import { matchSql } from '../../../catalogue/xmatch/matchSql.ts';
import type { MatchSide, MatchSource } from '../program/source.ts';
import { openedCatalogue } from './openedCatalogue.ts';
import type { Opened, Opening } from './opening.ts';
import { catalogueProvenance } from './provenanceOf.ts';
import { makeMatchTable } from './scanTable.ts';
import type { MatchSpec, Operand, SourceSpec } from './spec.ts';

type Open = (table: string, spec: SourceSpec, opening: Opening) => Promise<Opened>;

/** A side as it is opened: a catalogue, or a table with what makes it. */
type Side = Opened & { readonly table: string; readonly name: string; readonly catalogue?: Catalogue };

/** Opens a cross-match. `open` opens a side that is a file. Fails with kind `sql` where a side has no positions. */
export async function openMatch(table: string, match: MatchSpec, opening: Opening, open: Open): Promise<Opened> {
  const { radiusArcsec, nearest } = match;
  const left = await openSide(`${table}_left`, match.left, opening, open);
  const right = await openSide(`${table}_right`, match.right, opening, open);
  const sides = [left, right] as const;
  const columns = [...matchColumns(left.columns, right.columns).map(({ column }) => column), DISTANCE_NOTES];
  const opened = {
    columns,
    sources: sides.flatMap(({ sources }) => sources),
    steps: sides.flatMap(({ steps }) => steps),
    fetched: sides.flatMap(({ fetched = [] }) => fetched),
    warnings: sides.flatMap(({ warnings }) => warnings),
  };
  if (!left.catalogue && !right.catalogue) {
    // Two tables of the notebook are matched where they are.
    const sql = matchSql(rowsOf('left', left, right), rowsOf('right', left, right), radiusArcsec, nearest);
    await opening.coordinator.emptyTable(table, sql);
    opening.temporaries.table(table);
    return { ...opened, steps: [...opened.steps, { kind: 'table', table, sql }] };
  }
  const margin = right.catalogue && (await marginFor(right.catalogue, radiusArcsec, opening));
  const source: MatchSource = {
    kind: 'match',
    table,
    name: `${left.name} × ${right.name}`,
    columns,
    left: matchSide(left, right),
    right: { ...matchSide(right, left), ...(margin && { margin }) },
    radiusArcsec,
    ...(nearest !== undefined && { nearest }),
  };
  await makeMatchTable(source, opening);
  return { ...opened, sources: [...opened.sources, source] };
}

function matchSide(side: Side, other: Side): MatchSide {
  const { name, table, columns, catalogue } = side;
  const about = { name, table, columns, ...matchPosition(side) };
  if (catalogue) return { ...about, kind: 'catalogue', catalogue };
  const cells = (other.catalogue?.partitions ?? []).map(placeOf).filter((place) => place !== WHOLE_SKY);
  return { ...about, kind: 'table', cells };
}

async function openSide(table: string, operand: Operand, opening: Opening, open: Open): Promise<Side> {
  if (operand.kind === 'catalogue') {
    const { catalogue, warnings } = await openedCatalogue(operand, opening);
    opening.onSource(catalogueProvenance(catalogue));
    const { name, columns } = catalogue;
    return { table, name, catalogue, columns, sources: [], steps: [], warnings };
  }
  if (operand.kind === 'file' || operand.kind === 'xmatch')
    throw new NotebookError({
      kind: 'sql',
      message: 'A side of xmatch is a table, a catalogue, or a query in brackets.',
      advice: "Write xmatch((SELECT * FROM '…'), …).",
    });
  if (operand.kind !== 'table' && operand.kind !== 'query')
    return { ...(await open(table, operand, opening)), table, name: 'table' };
  const node = operand.kind === 'table' ? opening.withQuery(operand.name) : operand.node;
  const name = operand.kind === 'table' ? operand.name : 'query';
  if (node) return { ...(await opening.stepsFor(table, node)), table, name };
  const columns = await opening.columnsOf(name);
  return { table: name, name, columns, sources: [], steps: [], warnings: [] };
}

function rowsOf(which: 'left' | 'right', left: Side, right: Side): Parameters<typeof matchSql>[0] {
  const side = which === 'left' ? left : right;
  const { icrs } = matchPosition(side);
  const own: readonly { readonly source: string; readonly column: Column }[] = matchColumns(
    left.columns,
    right.columns,
  ).filter((column) => column.side === which);
  return {
    rows: identifier(side.table),
    ...icrs,
    columns: own.map(({ source, column }) => ({ source: identifier(source), result: identifier(column.name) })),
  };
}

/** The narrowest margin of a catalogue that reaches as far as the radius, where there is one. */
async function marginFor(
  catalogue: Catalogue,
  radiusArcsec: number,
  { catalogues }: Opening,
): Promise<Catalogue | undefined> {
  const opened = await Promise.all(catalogue.margins.map(({ url }) => catalogues.open(url).catch(() => undefined)));
  const threshold = (margin: Catalogue) => Number(margin.properties.hats_margin_threshold ?? 0);
  return opened
    .filter((margin) => margin !== undefined)
    .filter((margin) => threshold(margin) >= radiusArcsec)
    .sort((a, b) => threshold(a) - threshold(b))[0];
}
