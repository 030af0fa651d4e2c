import { tableFromIPC } from 'apache-arrow';
import type { Column } from '../../../../workers/wire/column.ts';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { mocAddresses, rewriteMocs } from '../../../catalogue/adql/inMoc.ts';
import { rewriteGeometry } from '../../../catalogue/adql/rewriteGeometry.ts';
import { parseTree } from '../../../catalogue/split/treeText.ts';
import { baseTable, select, STAR } from '../../../catalogue/split/nodes.ts';
import type { SelectNode, Serialized, Statement } from '../../../catalogue/split/tree.ts';
import type { FileBytes } from '../bytes/fileBytes.ts';
import { absolute } from '../bytes/localAddress.ts';
import { checkBudget, checkMemory, checkResult } from '../scan/budget.ts';
import type { CellPlan } from '../scan/passPlan.ts';
import { cellPlan, planLabel } from '../scan/passPlan.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import { dropParts, stageParts } from '../scan/mergeParts.ts';
import { answerByPasses } from '../passes/passes.ts';
import type { Pool } from '../pool/pool.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { resultColumns, type KnownTables } from '../passes/resultColumns.ts';
import { runScan } from '../scan/scan.ts';
import { namedSources } from '../sources/namedSources.ts';
import { openSource, type Opened } from '../sources/openSource.ts';
import type { Step } from '../passes/program.ts';
import { usedSources } from '../sources/usedSources.ts';
import type { Source } from '../parts/part.ts';
import { sqlOf } from '../statement/sqlOf.ts';

/** What answering a query needs beside its text. */
export type Surroundings = {
  readonly pool: Pool;
  readonly catalogues: Catalogues;
  readonly bytes: FileBytes;
  readonly siteUrl: string;
  readonly signal: AbortSignal;
  readonly allowedBytes: number;
  readonly memoryBytes: number;
  readonly onProgress: (label: string, done?: number, total?: number) => void;
  /** Told each plan before it is carried out. */
  readonly onPlan: (plan: CellPlan) => void;
  /** Told rows of the result while more are on their way; `names` are those of its columns, which lead the rows' own. */
  readonly onRows: (ipc: Uint8Array, names: readonly string[]) => void;
  /** Told where the rows of a query come from, before they are read. */
  readonly onSource: (source: Provenance) => void;
  /** What is known of the notebook's tables. */
  readonly known: KnownTables;
  /** Passes are planned and told, and give what they would of no rows. */
  readonly planOnly?: boolean;
};

/** A query that the coordinator can run by itself, what stands in its FROM, and the passes that were made for it. */
export type Prepared = {
  readonly sql: string;
  readonly node?: SelectNode;
  /** Columns of the sources in `node`, by the tables that stand for them. */
  readonly columns: ReadonlyMap<string, readonly Column[]>;
  readonly plans: readonly CellPlan[];
  readonly warnings: readonly string[];
  /** The coordinator runs the text as it was written, so that places in its errors are places in the cell. */
  readonly asWritten: boolean;
  /** Drops what was made for the query. */
  release(): Promise<void>;
};

/** What a SELECT reads, opened: sources as empty tables, small files as whole ones. */
export type OpenedQuery = { readonly tree: Statement; readonly opened: ReadonlyMap<string, Opened>; readonly asWritten: boolean; release(): Promise<void> };

const NOTHING = { columns: new Map(), plans: [], warnings: [], release: async () => undefined };

/** Makes ready what a SELECT reads: rewrites geometry, and answers its parts over catalogues by passes over their partitions. */
export async function prepare(text: string, around: Surroundings): Promise<Prepared> {
  const query = await openQuery(text, around);
  // What cannot be told as a tree (PIVOT, or a syntax error) DuckDB is asked directly, and answers in its own words.
  if (!query) return { ...NOTHING, sql: text, asWritten: true };
  return prepareOpened(query, text, around);
}

/** Opens what a SELECT reads, without reading rows of catalogues; `undefined` for a text that has no syntax tree. */
export async function openQuery(text: string, around: Surroundings): Promise<OpenedQuery | undefined> {
  const serialized = parseTree(await around.pool.coordinator.serialize(text)) as Serialized;
  if (serialized.error || serialized.statements.length !== 1) return undefined;
  const statement = await withMocs(rewriteGeometry(serialized.statements[0]!), around);
  return openTree(statement, '__skybook_scan', statement === serialized.statements[0], around);
}

async function withMocs(statement: Statement, { catalogues, siteUrl }: Surroundings): Promise<Statement> {
  const fetched = await Promise.all(mocAddresses(statement).map(async (address) => [address, await catalogues.whole(absolute(address, siteUrl))] as const));
  return rewriteMocs(statement, new Map(fetched));
}

/** `prefix` begins the names of the tables that stand for the statement's sources. */
async function openTree(statement: Statement, prefix: string, asWritten: boolean, around: Surroundings): Promise<OpenedQuery> {
  const { coordinator } = around.pool;
  const { tree, named } = usedSources(namedSources(statement, around.siteUrl, prefix));
  const opened = new Map<string, Opened>();
  const release = async () => {
    for (const { source, tables, file } of opened.values()) {
      await source?.release();
      if (file !== undefined) await coordinator.dropFile(file);
      for (const table of tables) await coordinator.query(`DROP TABLE IF EXISTS ${identifier(table)}`);
    }
  };
  if (named.length > 0) around.onProgress('Opening the catalogue');
  try {
    for (const { table, spec } of named) {
      opened.set(table, await openSource(table, spec, {
        coordinator,
        catalogues: around.catalogues,
        bytes: around.bytes,
        onSource: around.onSource,
        columnsOf: async (name) => around.known(name) ?? (await coordinator.describe(`FROM ${identifier(name)}`)),
        materialise: (name, node) => materialise(name, { ...node, cte_map: joinedCtes(node, statement.node) }, around),
        withQuery: (name) => withQuery(statement.node, name),
      }));
    }
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
  return { tree, opened, asWritten: asWritten && named.length === 0, release };
}

/** Answers the parts of an opened query that read catalogues. */
export async function prepareOpened({ tree, opened, asWritten, release }: OpenedQuery, text: string, around: Surroundings): Promise<Prepared> {
  const { coordinator } = around.pool;
  const columns = new Map([...opened].map(([table, { columns }]) => [table, columns] as const));
  const sources = new Map([...opened].flatMap(([table, { source }]) => (source ? [[table, source] as const] : [])));
  const warnings = [...opened.values()].flatMap((source) => source.warnings ?? []);
  if (sources.size === 0) return { ...NOTHING, warnings, sql: asWritten ? text : await sqlOf(coordinator, tree.node), node: tree.node, columns, asWritten, release };
  const made: string[] = [];
  const releaseAll = async () => {
    for (const table of made) await coordinator.query(`DROP TABLE IF EXISTS ${identifier(table)}`);
    await dropParts(merger(around.pool));
    await release();
  };
  try {
    const scans = await Promise.all([...sources.keys()].map(async (table) => ({ table, schema: (await coordinator.describe(`FROM ${identifier(table)}`)).map(({ name }) => name) })));
    const plans: CellPlan[] = [];
    const sql = await answerByPasses(tree.node, scans, around.pool.functions, {
      describe: (text) => coordinator.describe(text),
      deserialize: (text) => coordinator.deserialize(text),
      run: (text) => coordinator.query(text, around.signal),
      made: (table) => void made.push(table),
      pass: async (step) => void plans.push(await runStep(step, sources.get(step.scan.table)!, around)),
    });
    return { sql, node: tree.node, columns, plans, warnings, asWritten: false, release: releaseAll };
  } catch (error) {
    await releaseAll().catch(() => undefined);
    throw error;
  }
}

/** One pass over a catalogue, whose outcome becomes the table `step.output`. */
async function runStep(step: Step, source: Source, around: Surroundings): Promise<CellPlan> {
  const { pool, signal } = around;
  const { parts, ofParts, columns } = await source.plan(step.need, around);
  const plan = cellPlan(step, source.name, columns, parts, ofParts);
  around.onPlan(plan);
  if (around.planOnly) {
    await stepFrom([], step, around);
    return plan;
  }
  checkBudget(plan, around.allowedBytes);
  const unpackedBytes = parts.reduce((sum, part) => sum + part.unpackedBytes, 0);
  checkMemory(plan, unpackedBytes, around.memoryBytes);
  if (step.everyRow && step.preview && step.enough === undefined) checkResult(plan, unpackedBytes, around.memoryBytes);
  const label = planLabel(plan);
  around.onProgress(label, 0, parts.length);
  const results = await runScan(step, parts, {
    pool,
    catalogues: around.catalogues,
    bytes: around.bytes,
    signal,
    memoryBytes: around.memoryBytes,
    onPart: ({ done, total, rows, ipc }) => {
      around.onProgress(`${label}; ${rows.toLocaleString('en')} rows so far`, done, total);
      if (step.preview) around.onRows(ipc, step.preview);
    },
  });
  await stepFrom(results, step, around);
  return plan;
}

/** Makes the table of a pass from what its parts gave. */
async function stepFrom(results: readonly Uint8Array[], step: Step, { pool, signal }: Surroundings): Promise<void> {
  const { output } = step;
  // Without a partition an aggregate still has its one row, and any result its columns: the empty table gives them.
  await stageParts(merger(pool), step, results.length > 0 ? results : [await pool.coordinator.query(step.partialSql, signal)]);
  await pool.coordinator.query(`CREATE OR REPLACE TABLE ${identifier(`${output}_made`)} AS ${step.mergeSql}`, signal);
  await dropParts(merger(pool));
  await pool.coordinator.query(`DROP TABLE IF EXISTS ${identifier(output)}`);
  await pool.coordinator.query(`ALTER TABLE ${identifier(`${output}_made`)} RENAME TO ${identifier(output)}`);
}

/** Answers a query within a query, and keeps its rows as a table. */
async function materialise(name: string, node: SelectNode, around: Surroundings): Promise<readonly Column[]> {
  const { coordinator } = around.pool;
  // Its own sources need names beside those of the query around it.
  const query = await openTree({ node, named_param_map: [] }, `${name}_scan`, false, around);
  const prepared = await prepareOpened(query, '', around);
  try {
    await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(name)} AS ${prepared.sql}`, around.signal);
    const types = await coordinator.describe(`FROM ${identifier(name)}`);
    return resultColumns(types, prepared.node, (table) => prepared.columns.get(table) ?? around.known(table));
  } finally {
    await prepared.release();
  }
}

function joinedCtes(inner: SelectNode, outer: SelectNode): SelectNode['cte_map'] {
  return { map: [...outer.cte_map.map, ...inner.cte_map.map] };
}

/** `SELECT * FROM name`, for a name of the statement's WITH. */
function withQuery({ cte_map: ctes }: SelectNode, name: string): SelectNode | undefined {
  const found = ctes.map.some(({ key }) => key.toLowerCase() === name.toLowerCase());
  return found ? select([STAR], baseTable(name)) : undefined;
}

/** How many rows a table of the coordinator has. */
export async function countRows({ coordinator }: Pool, table: string): Promise<number> {
  const [row] = tableFromIPC(await coordinator.query(`SELECT count(*)::DOUBLE AS n FROM ${identifier(table)}`)).toArray() as unknown as readonly { readonly n: number }[];
  return row!.n;
}

function merger({ coordinator }: Pool) {
  return { putTable: (name: string, ipc: Uint8Array) => coordinator.putTable(name, ipc), run: (sql: string) => coordinator.query(sql) };
}
