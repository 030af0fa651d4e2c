import type { Column } from '../../../workers/wire/column.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { rewriteGeometry } from '../../catalogue/adql/rewriteGeometry.ts';
import type { Catalogue } from '../../catalogue/hats/catalogue.ts';
import { parseTree } from '../../catalogue/split/treeText.ts';
import type { SelectNode, Serialized, Statement } from '../../catalogue/split/tree.ts';
import { checkBudget, checkMemory } from './budget.ts';
import type { CellPlan } from './cellPlan.ts';
import { cellPlan, planLabel } from './cellPlan.ts';
import type { Catalogues } from './catalogues.ts';
import { dropParts, stageParts } from './mergeParts.ts';
import type { NamedCatalogue } from './namedCatalogues.ts';
import { namedCatalogues } from './namedCatalogues.ts';
import type { Step } from './planQuery.ts';
import { planQuery } from './planQuery.ts';
import type { Pool } from './pool.ts';
import { identifier } from './quoted.ts';
import { runScan } from './runScan.ts';
import { scanNeed, scanPart } from './scanPlan.ts';
import type { ScanPart } from './scanPlan.ts';
import { makeScanTable } from './scanTable.ts';
import { sqlOf } from './sqlOf.ts';

/** What answering a query needs beside its text. */
export type Surroundings = {
  readonly pool: Pool;
  readonly catalogues: Catalogues;
  readonly siteUrl: string;
  readonly signal: AbortSignal;
  readonly allowedBytes: number;
  readonly memoryBytes: number;
  readonly onProgress: (label: string, done?: number, total?: number) => void;
};

/** A query that the coordinator can run by itself, what stands in its FROM, and the passes that were made for it. */
export type Prepared = {
  readonly sql: string;
  readonly node?: SelectNode;
  /** Columns of the catalogues in `node`, by the tables that stand for them. */
  readonly columns: ReadonlyMap<string, readonly Column[]>;
  readonly plans: readonly CellPlan[];
  /** The coordinator runs the text as it was written, so that places in its errors are places in the cell. */
  readonly asWritten: boolean;
  /** Drops what was made for the query. */
  release(): Promise<void>;
};

/** Makes ready what a SELECT reads: rewrites geometry, and answers its parts over catalogues by passes over their partitions. */
export async function prepare(text: string, around: Surroundings): Promise<Prepared> {
  const { coordinator } = around.pool;
  const serialized = parseTree(await coordinator.serialize(text)) as Serialized;
  // What cannot be told as a tree (PIVOT, or a syntax error) DuckDB is asked directly, and answers in its own words.
  if (serialized.error || serialized.statements.length !== 1) return { sql: text, columns: new Map(), plans: [], asWritten: true, release: async () => undefined };
  const statement = rewriteGeometry(serialized.statements[0]!);
  const { tree, named } = namedCatalogues(statement, around.siteUrl);
  if (named.length === 0) {
    const rewritten = statement !== serialized.statements[0];
    return { sql: rewritten ? await sqlOf(coordinator, tree.node) : text, node: tree.node, columns: new Map(), plans: [], asWritten: !rewritten, release: async () => undefined };
  }
  return prepareCatalogues(tree, named, around);
}

async function prepareCatalogues(tree: Statement, named: readonly NamedCatalogue[], around: Surroundings): Promise<Prepared> {
  const { pool, catalogues } = around;
  const made = new Set<string>();
  const release = async () => {
    for (const table of made) await pool.coordinator.query(`DROP TABLE IF EXISTS ${identifier(table)}`);
    await dropParts(merger(pool));
  };
  try {
    around.onProgress('Opening the catalogue');
    const opened = new Map(await Promise.all(named.map(async ({ table, url }) => [table, await catalogues.open(url)] as const)));
    const scans = [];
    for (const [table, catalogue] of opened) {
      made.add(table);
      scans.push({ table, schema: await makeScanTable(table, catalogue, pool.coordinator, catalogues) });
    }
    const plan = await planQuery(pool.coordinator, tree, scans, pool.functions);
    const plans: CellPlan[] = [];
    let sql = plan.sql;
    for (const step of plan.steps) {
      const output = step.output ?? '__skybook_answer';
      made.add(output);
      plans.push(await runStep(step, opened.get(step.scan.table)!, output, around));
      if (step.output === undefined) sql = `FROM ${output}`;
    }
    const columns = new Map([...opened].map(([table, catalogue]) => [table, catalogue.columns] as const));
    return { sql, node: tree.node, columns, plans, asWritten: false, release };
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
}

/** One pass over a catalogue, whose outcome becomes the table `output`. */
async function runStep(step: Step, catalogue: Catalogue, output: string, around: Surroundings): Promise<CellPlan> {
  const { pool, signal } = around;
  const need = scanNeed(catalogue, step.partial);
  const parts = await readFooters(catalogue, step, around);
  const plan = cellPlan(step, catalogue.name, need.columns, parts, catalogue.partitions.length);
  checkBudget(plan, around.allowedBytes);
  checkMemory(plan, parts.reduce((sum, part) => sum + part.unpackedBytes, 0), around.memoryBytes);
  const label = planLabel(plan);
  around.onProgress(label, 0, parts.length);
  const results = await runScan(step, parts, { pool, catalogues: around.catalogues, signal, memoryBytes: around.memoryBytes, onDone: (done, total) => around.onProgress(label, done, total) });
  // Without a partition an aggregate still has its one row, and any result its columns: the empty table gives them.
  await stageParts(merger(pool), step, results.length > 0 ? results : [await pool.coordinator.query(step.partialSql, signal)]);
  await pool.coordinator.query(`CREATE OR REPLACE TABLE ${identifier(`${output}_made`)} AS ${step.mergeSql}`, signal);
  await dropParts(merger(pool));
  await pool.coordinator.query(`DROP TABLE IF EXISTS ${identifier(output)}`);
  await pool.coordinator.query(`ALTER TABLE ${identifier(`${output}_made`)} RENAME TO ${identifier(output)}`);
  return plan;
}

async function readFooters(catalogue: Catalogue, step: Step, { catalogues, signal, onProgress, allowedBytes }: Surroundings): Promise<readonly ScanPart[]> {
  const need = scanNeed(catalogue, step.partial);
  const files = need.partitions.flatMap((partition) => partition.files).length;
  if (files * 32e3 > allowedBytes) {
    throw new NotebookError({ kind: 'sql', message: `This query touches ${files} files of ${catalogue.name}, whose footers alone are more than a cell may fetch.`, advice: 'Add a WHERE on a region of the sky, or write  -- @allow 1 GB  as the first line.' });
  }
  const parts: (ScanPart | undefined)[] = [];
  let done = 0;
  const queue = [...need.partitions.entries()];
  const next = async (): Promise<void> => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      if (signal.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' });
      const [at, partition] = item;
      parts[at] = scanPart(catalogue, need, partition, await Promise.all(partition.files.map((file) => catalogues.file(file))));
      onProgress(`${catalogue.name}: reading what is in each partition`, ++done, need.partitions.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(8, queue.length) }, next));
  return parts.filter((part) => part !== undefined);
}

function merger({ coordinator }: Pool) {
  return { putTable: (name: string, ipc: Uint8Array) => coordinator.putTable(name, ipc), run: (sql: string) => coordinator.query(sql) };
}
