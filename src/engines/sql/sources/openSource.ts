import type { Column } from '../../../../workers/wire/column.ts';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { rangeOf } from '../../../catalogue/healpix/tree.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { DISTANCE_NOTES, matchColumns } from '../../../catalogue/xmatch/matchColumns.ts';
import { matchSql } from '../../../catalogue/xmatch/matchSql.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import type { Member } from '../pool/member.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { readVoTable } from '../../../catalogue/votable/readVoTable.ts';
import { withSources } from '../../../catalogue/votable/withSources.ts';
import { catalogueProvenance, fileProvenance } from './provenanceOf.ts';
import { CatalogueOperand } from '../parts/catalogueOperand.ts';
import { CatalogueSource } from '../parts/catalogueParts.ts';
import type { IndexReading } from '../parts/indexLookup.ts';
import type { MatchOperand } from '../parts/matchOperand.ts';
import { MatchSource } from '../parts/matchParts.ts';
import { PlacedTable } from '../parts/placedTable.ts';
import type { Source } from '../parts/part.ts';
import type { MatchSpec, Operand, SourceSpec } from './spec.ts';
import { TableOperand } from '../parts/tableOperand.ts';

/** What opening a source needs. */
export type Opening = IndexReading & {
  /** What is known of a table of the notebook. */
  columnsOf(table: string): Promise<readonly Column[]>;
  /** Runs a query and keeps its rows as the table `name`; what is known of its columns. */
  materialise(name: string, node: SelectNode): Promise<readonly Column[]>;
  /** Told where rows come from, before they are read. */
  onSource(source: Provenance): void;
  /** The query that a name of the statement's WITH stands for. */
  withQuery(name: string): SelectNode | undefined;
};

/** An opened source. Without `source` all its rows are in the coordinator already. `tables` and `file` are to be dropped at the end. */
export type Opened = { readonly columns: readonly Column[]; readonly source?: Source; readonly tables: readonly string[]; readonly file?: string; readonly warnings?: readonly string[] };

/** Opens what a place of FROM names, and makes the table (or file) `table` that stands for it. */
export async function openSource(table: string, spec: SourceSpec, opening: Opening): Promise<Opened> {
  const { coordinator, catalogues } = opening;
  switch (spec.kind) {
    case 'catalogue': {
      const source = new CatalogueSource(await catalogues.open(spec.url), opening);
      opening.onSource(catalogueProvenance(source.catalogue));
      await source.createTable(table);
      return { source, columns: source.columns, tables: [table] };
    }
    case 'votable': {
      const { ipc, columns, warnings, sources = [] } = withSources(readVoTable(await catalogues.whole(spec.url), spec.url), fileProvenance(spec.url, 'VOTable'));
      for (const source of sources) opening.onSource(source);
      if (columns.length === 0) throw new NotebookError({ kind: 'fetch', message: `The VOTable at ${spec.url} holds no table with columns.` });
      await coordinator.query(`DROP TABLE IF EXISTS ${identifier(table)}`);
      await coordinator.putTable(table, ipc);
      return { columns, tables: [table], warnings };
    }
    case 'file': {
      await coordinator.putFile(table, checkedFile(await catalogues.whole(spec.url), spec.url));
      opening.onSource(fileProvenance(spec.url));
      return { columns: [], tables: [], file: table };
    }
    case 'xmatch':
      return openMatch(table, spec.match, opening);
  }
}

/** What a server answers in place of a file it does not have would be read as a table of one odd column. */
function checkedFile(bytes: Uint8Array, url: string): Uint8Array {
  if (bytes.length === 0) throw new NotebookError({ kind: 'fetch', message: `${url} is empty.` });
  const head = new TextDecoder().decode(bytes.subarray(0, 200));
  if (!/^\s*<(!doctype html|html)/i.test(head)) return bytes;
  throw new NotebookError({ kind: 'fetch', message: `${url} is a web page, not a file of data.`, detail: `It begins with ${JSON.stringify(head.trim().slice(0, 60))}.` });
}

type Side = { readonly catalogue: Catalogue; readonly table: string } | { readonly catalogue?: undefined; readonly table: string; readonly name: string; readonly columns: readonly Column[]; readonly warnings?: readonly string[] };

async function openMatch(table: string, { left, right, radiusArcsec, nearest }: MatchSpec, opening: Opening): Promise<Opened> {
  const { coordinator, catalogues } = opening;
  const sides = [await openSide(`${table}_left`, left, opening), await openSide(`${table}_right`, right, opening)] as const;
  const tables = sides.map((side) => side.table).filter((name) => name.startsWith(table));
  const warnings = sides.flatMap((side) => (side.catalogue ? [] : (side.warnings ?? [])));
  if (sides.every((side) => !side.catalogue)) return { ...(await matchTables(table, sides as never, radiusArcsec, nearest, coordinator)), tables: [table, ...tables], warnings };
  const operand = async (side: Side, other: Side, isRight: boolean): Promise<MatchOperand> => {
    if (side.catalogue) return new CatalogueOperand(side.catalogue, isRight ? await marginFor(side.catalogue, radiusArcsec, catalogues) : undefined, side.table, catalogues, coordinator);
    const cells = (other.catalogue?.partitions ?? []).flatMap(({ order, pixel }) => (order === undefined || pixel === undefined ? [] : [[rangeOf(order, BigInt(pixel))]]));
    return new TableOperand(side.name, side.table, await PlacedTable.of(side.table, `${table}_${isRight ? 'right' : 'left'}_placed`, side.columns, coordinator), cells, coordinator);
  };
  const source = new MatchSource(await operand(sides[0], sides[1], false), await operand(sides[1], sides[0], true), radiusArcsec, nearest, coordinator);
  await source.createTable(table);
  return { source, columns: source.columns, tables: [table, ...tables], warnings };
}

async function openSide(name: string, operand: Operand, opening: Opening): Promise<Side> {
  if (operand.kind === 'catalogue') {
    const catalogue = await opening.catalogues.open(operand.url);
    opening.onSource(catalogueProvenance(catalogue));
    return { catalogue, table: name };
  }
  const named = operand.kind === 'table' ? opening.withQuery(operand.name) : undefined;
  if (operand.kind === 'table' && !named) return { table: operand.name, name: operand.name, columns: await opening.columnsOf(operand.name) };
  const node = operand.kind === 'query' ? operand.node : named;
  if (node) return { table: name, name: operand.kind === 'table' ? operand.name : 'query', columns: await opening.materialise(name, node) };
  if (operand.kind === 'votable') {
    const { columns, warnings } = await openSource(name, operand, opening);
    return { table: name, name: 'table', columns, warnings };
  }
  throw new NotebookError({ kind: 'sql', message: 'A side of xmatch is a table, a catalogue, or a query in brackets.', advice: "Write xmatch((SELECT * FROM '…'), …)." });
}

/** Two tables of the notebook are matched where they are. */
async function matchTables(table: string, [left, right]: readonly [Extract<Side, { name: string }>, Extract<Side, { name: string }>], radiusArcsec: number, nearest: number | undefined, coordinator: Member): Promise<Pick<Opened, 'columns'>> {
  const columns = matchColumns(left.columns, right.columns);
  const side = ({ table, columns: own, name }: typeof left, which: 'left' | 'right') => {
    const position = PlacedTable.positionOf(name, own);
    return {
      rows: identifier(table),
      ra: identifier(position.ra),
      dec: identifier(position.dec),
      columns: columns.filter((column) => column.side === which).map(({ source, column }) => ({ source: identifier(source), result: identifier(column.name) })),
    };
  };
  await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} AS ${matchSql(side(left, 'left'), side(right, 'right'), radiusArcsec, nearest)}`);
  return { columns: [...columns.map(({ column }) => column), DISTANCE_NOTES] };
}

/** The narrowest margin of a catalogue that reaches as far as the radius, where there is one. */
async function marginFor(catalogue: Catalogue, radiusArcsec: number, catalogues: Catalogues): Promise<Catalogue | undefined> {
  const opened = await Promise.all(catalogue.margins.map(({ url }) => catalogues.open(url).catch(() => undefined)));
  const threshold = (margin: Catalogue) => Number(margin.properties.hats_margin_threshold ?? 0);
  return opened.filter((margin) => margin !== undefined).filter((margin) => threshold(margin) >= radiusArcsec).sort((a, b) => threshold(a) - threshold(b))[0];
}
