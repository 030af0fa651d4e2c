import type { ColumnType, SqlWorker } from '../../../workers/sql/contract.ts';
import { gather } from '../../catalogue/split/gather.ts';
import { nestedSelects } from '../../catalogue/split/nestedSelects.ts';
import { baseTable, select, STAR } from '../../catalogue/split/nodes.ts';
import { PARTS } from '../../catalogue/split/parts.ts';
import type { Functions } from '../../catalogue/split/query.ts';
import type { Scan } from '../../catalogue/split/scan.ts';
import { isScan, reads } from '../../catalogue/split/scan.ts';
import { split } from '../../catalogue/split/split.ts';
import type { From, SelectNode, Statement } from '../../catalogue/split/tree.ts';
import { replaceIn, someIn } from '../../catalogue/split/walk.ts';
import { identifier } from './quoted.ts';
import { sqlOf } from './sqlOf.ts';

/** One pass over a catalogue's partitions: `partial` on each of them, then `merge` on what they gave, into the table `output`. */
export type Step = {
  readonly scan: Scan;
  readonly partial: SelectNode;
  readonly partialSql: string;
  readonly partialTypes: readonly ColumnType[];
  /** Over `PARTS`, whose columns have the partial's names and types. */
  readonly mergeSql: string;
  /** A table's name; absent for the step whose merge is the whole query. */
  readonly output?: string;
  /** Why rows are gathered instead of the query being split. */
  readonly gathered?: string;
  readonly enough?: number;
  /** The result's column names, where each partial result is some of its rows. */
  readonly preview?: readonly string[];
};

/** How one SELECT is answered: its passes over catalogues, and then `sql`, which gives the result. */
export type QueryPlan = { readonly steps: readonly Step[]; readonly sql: string };

type Describer = Pick<SqlWorker, 'describe' | 'deserialize'>;

/**
 * Plans a SELECT whose catalogues are empty tables of `database`, one a `Scan`. Queries that read one catalogue alone are split, also
 * inside other queries; elsewhere the rows and columns that can matter are gathered. Fails with DuckDB's words on a wrong query.
 */
export async function planQuery(database: Describer, statement: Statement, scans: readonly Scan[], functions: Functions): Promise<QueryPlan> {
  const whole = scans.find((scan) => reads(statement.node, scan));
  const asWritten = await sqlOf(database, statement.node);
  await database.describe(asWritten);
  let why = scans.length > 1 ? 'it reads several catalogues' : 'it reads the catalogue within a larger query';
  if (whole) {
    const step = await splitStep(database, statement.node, whole, functions);
    if ('partialSql' in step) return { steps: [step], sql: step.mergeSql };
    why = step.why;
  }
  const steps: Step[] = [];
  let node = statement.node;
  for (const inner of whole ? [] : nestedSelects(node, scans)) {
    const output = `__skybook_step${steps.length}`;
    const step = await splitStep(database, inner.node, inner.scan, functions);
    if (!('partialSql' in step)) continue;
    steps.push({ ...step, output, preview: undefined });
    node = replaceIn(node, (part) => (part === (inner.node as unknown) ? select([STAR], baseTable(output)) : undefined));
  }
  for (const scan of scans.filter((scan) => someIn(node, (part) => isScan(part as unknown as From, scan)))) steps.push(await gatherStep(database, node, scan, functions, why));
  return { steps, sql: await sqlOf(database, node) };
}

async function splitStep(database: Describer, node: SelectNode, scan: Scan, functions: Functions): Promise<Step | { readonly why: string }> {
  const result = await database.describe(await sqlOf(database, node));
  const parted = split({ node, schema: scan.schema, names: result.map(({ name }) => name), functions });
  if ('why' in parted) return parted;
  const partialSql = await sqlOf(database, parted.partial);
  const partialTypes = await database.describe(partialSql).catch(() => undefined);
  if (!partialTypes) return { why: 'its parts have types that cannot be merged' };
  // Arrow and arithmetic over parts give some columns another type than the query has.
  const list = result.map(({ name, type }, i) => `CAST(c${i} AS ${type}) AS ${identifier(name)}`);
  const mergeSql = `SELECT ${list.join(', ')} FROM (${await sqlOf(database, parted.merge)})`;
  return { scan, partial: parted.partial, partialSql, partialTypes, mergeSql, enough: parted.enough, ...(parted.isRows && { preview: result.map(({ name }) => name) }) };
}

async function gatherStep(database: Describer, tree: SelectNode, scan: Scan, functions: Functions, gathered: string): Promise<Step> {
  const partial = gather(tree, scan, functions);
  const partialSql = await sqlOf(database, partial);
  const partialTypes = await database.describe(partialSql);
  return { scan, partial, partialSql, partialTypes, mergeSql: `FROM ${PARTS}`, output: scan.table, gathered };
}
