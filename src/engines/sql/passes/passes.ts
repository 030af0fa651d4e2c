import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { isWholeTable } from '../../../catalogue/split/bind.ts';
import { gather, placesOf } from '../../../catalogue/split/gather.ts';
import type { JoinKey } from '../../../catalogue/split/joinKeys.ts';
import { baseTable, column, select, STAR, subquery } from '../../../catalogue/split/nodes.ts';
import { PARTS } from '../../../catalogue/split/parts.ts';
import { isScanTable, type ScanTable } from '../../../catalogue/split/scanTable.ts';
import { scanNeed } from '../../../catalogue/split/scanNeed.ts';
import { split } from '../../../catalogue/split/split.ts';
import { within, type Top as Ordered } from '../../../catalogue/split/top.ts';
import type { From, SelectNode } from '../../../catalogue/split/tree.ts';
import { replaceIn, someIn } from '../../../catalogue/split/walk.ts';
import { wholeReason } from '../../../catalogue/split/wholeReason.ts';
import { TOO_LARGE, type Key, type Pass, type Step, type Top } from '../program/program.ts';
import { inlineCtes } from './inlineCtes.ts';
import { keptColumns, namesAny } from './keptColumns.ts';
import { keysOf } from './keys.ts';
import { needOf } from './needOf.ts';
import { ownColumn } from './ownColumn.ts';
import { refuseRowid } from './refuseRowid.ts';
import { replaceFroms, replaceSubqueries } from './replaceQueries.ts';
import type { Schema } from './schema.ts';
import { sentSql } from './sentSql.ts';
import { SmallTables } from './smallTables.ts';
import { present } from '../../../known/present.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

// Tables cannot hold structs whose fields have no names, such as (n, cls).
const UNNAMED_STRUCT = /STRUCT\((?:STRUCT\(|[A-Z0-9_]+(?:\([\d, ]+\))?(?:\[\d*\])*[,)])/;

const JOINS_SEVERAL = 'it joins several catalogues';
const DEPENDS_ON_ROW = 'it reads the catalogue in a query that depends on the row';

/** The keys by which rows of one catalogue may be chosen, and the small tables that hold their values. */
type Choice = { readonly scan: ScanTable; readonly smalls: SmallTables; readonly keys: readonly JoinKey[] };

/** Why a query is not split, and how its rows may still be chosen. */
type Unsplit = { readonly why: string; readonly by?: Choice; readonly resultTable?: string | undefined };

/**
 * Finds the steps that answer the parts of a SELECT that read catalogues, which are empty tables of the database, one a
 * `ScanTable`: queries over one catalogue and small tables are split, also inside other queries; elsewhere the rows and
 * columns that can matter are gathered.
 */
export class Passes {
  readonly #scans: readonly ScanTable[];
  readonly #prefix: string;
  readonly #schema: Schema;
  #steps: Step[] = [];
  #count = 0;

  /** `prefix` begins the names of the tables that the steps make. */
  constructor(scans: readonly ScanTable[], prefix: string, schema: Schema) {
    this.#scans = scans;
    this.#prefix = prefix;
    this.#schema = schema;
  }

  /** What has been found so far, in order. */
  get steps(): readonly Step[] {
    return this.#steps;
  }

  /** A query that reads no catalogue any more; `resultTable` is the name for the result of one split as a whole. */
  async reduce(node: SelectNode, resultTable?: string): Promise<SelectNode> {
    if (this.#scansIn(node).length === 0) return node;
    const whole = wholeReason(node, (tree) => this.#scansIn(tree).length > 0);
    if (whole !== undefined) return this.#gatherAll(node, whole);
    const plain = await inlineCtes(node, (query, around) => this.#keep(query, around));
    if (plain.type === 'SELECT_NODE') return this.#reduceSelect(plain, resultTable);
    if (plain.type !== 'SET_OPERATION_NODE') return this.#gatherAll(plain, 'it is recursive');
    const left = present(plain.left, 'The left side of a set operation');
    const right = present(plain.right, 'The right side of a set operation');
    return { ...plain, left: await this.reduce(left), right: await this.reduce(right) };
  }

  async #reduceSelect(given: SelectNode, resultTable?: string): Promise<SelectNode> {
    const node = await this.#withoutSubqueries(given);
    const [scan, ...others] = this.#scansIn(node.from_table);
    if (this.#scansIn(node).length === 0) return node;
    const alone = scan !== undefined && others.length === 0;
    if (!alone) return this.#unsplit(node, { why: scan ? JOINS_SEVERAL : DEPENDS_ON_ROW, resultTable });
    const smalls = new SmallTables(`${this.#prefix}small${this.#count++}_`, this.#schema);
    const pass = await this.#trySplit(node, scan, smalls, resultTable);
    if ('why' in pass)
      return this.#unsplit(node, { why: pass.why, by: { scan, smalls, keys: pass.keys }, resultTable });
    this.#steps.push(pass);
    return wholeTable(pass.table);
  }

  /** A query that is not split as a whole: its queries in FROM may be. */
  async #unsplit(node: SelectNode, { why, by, resultTable }: Unsplit): Promise<SelectNode> {
    const next = await this.#withTables(node);
    if (next !== node) return this.#reduceSelect(next, resultTable);
    const keys = by ? await keysOf(by.keys, () => this.#typesOf(by.scan), by.smalls, false) : [];
    return this.#gatherAll(node, why, by && { of: by.scan, keys });
  }

  /** The pass that answers a query over one catalogue, or why it cannot be split. */
  async #trySplit(
    given: SelectNode,
    scan: ScanTable,
    smalls: SmallTables,
    resultTable?: string,
  ): Promise<Pass | { readonly why: string; readonly keys: readonly JoinKey[] }> {
    const { functions } = this.#schema;
    const result = await this.#schema.describe(await this.#sql(given));
    const node = await this.#withSmalls(given, smalls);
    const schemas = new Map([...smalls.schemas, [scan.table, scan.schema]]);
    const parted = split({ node, scan: scan.table, schemas, names: result.map(({ name }) => name), functions });
    if ('why' in parted) return parted;
    const { partial, merge, keys, enough, top: ordered } = parted;
    const read = await smalls.readBy([partial, merge]);
    const partialSql = await this.#sql(partial);
    const partialTypes = await this.#schema.describe(partialSql).catch(() => undefined);
    if (!partialTypes || partialTypes.some(({ type }) => UNNAMED_STRUCT.test(type))) {
      return { why: 'its parts have types that cannot be merged', keys };
    }
    // Arrow and arithmetic over parts give some columns another type than the query has.
    const list = result.map(({ name, type }, i) => `CAST(c${i} AS ${type}) AS ${identifier(name)}`);
    const mergeSql = `SELECT ${list.join(', ')} FROM (${await this.#sql(merge)})`;
    const table = resultTable ?? this.#name();
    const otherwise = read.length > 0 ? await this.#instead(given, table, { scan, smalls, keys }) : undefined;
    await this.#emptyTable(table, partialSql, mergeSql);
    const top = ordered && (await this.#top(partial, ordered, partialTypes));
    return {
      kind: 'pass',
      table,
      source: scan.table,
      need: needOf(scanNeed(partial, scan.table)),
      partialSql: sentSql(partialTypes, partialSql),
      partialTypes,
      mergeSql,
      smalls: read,
      keys: await keysOf(keys, () => this.#typesOf(scan), smalls, true),
      everyRow: !partial.where_clause && partial.from_table.type !== 'JOIN',
      ...(otherwise && { otherwise }),
      ...(top && { top }),
      ...(enough !== undefined && { enough }),
      ...(parted.isRows && resultTable !== undefined && { preview: result.map(({ name }) => name) }),
    };
  }

  async #top(partial: SelectNode, ordered: Ordered, types: readonly ColumnType[]): Promise<Top | undefined> {
    const { column, rows, isDescending } = ordered;
    const node = within(partial, ordered, types.find(({ name }) => name === column)?.type ?? '');
    if (!node) return undefined;
    return { sql: sentSql(types, await this.#sql(node)), column, ...ownColumn(partial, ordered), rows, isDescending };
  }

  /** The steps that make the table of a query where its small tables turn out to be too large. */
  async #instead(node: SelectNode, table: string, by: Choice): Promise<readonly Step[]> {
    const outer = this.#steps;
    this.#steps = [];
    try {
      await this.#table(await this.#unsplit(node, { why: TOO_LARGE, by }), table);
      return this.#steps;
    } finally {
      this.#steps = outer;
    }
  }

  /** Gathers the rows that can matter of each catalogue in a query. */
  async #gatherAll(
    node: SelectNode,
    why: string,
    chosen?: { readonly of: ScanTable; readonly keys: readonly Key[] },
  ): Promise<SelectNode> {
    let left = node;
    for (const scan of this.#scansIn(node)) {
      refuseRowid(node, scan);
      const partial = gather(node, scan, this.#schema.functions);
      const partialSql = await this.#sql(partial);
      const partialTypes = await this.#schema.describe(partialSql);
      const table = this.#name();
      const mergeSql = `FROM ${PARTS}`;
      const keys = scan === chosen?.of && placesOf(node, scan) === 1 ? chosen.keys : [];
      await this.#emptyTable(table, partialSql, mergeSql);
      const about = { table, source: scan.table, need: needOf(partial), smalls: [], keys, gathered: why };
      this.#steps.push({
        kind: 'pass',
        ...about,
        partialSql: sentSql(partialTypes, partialSql),
        partialTypes,
        mergeSql,
      });
      left = replaceIn(left, (part) => {
        return isScanTable(part, scan) ? { ...part, table_name: table, alias: part.alias || scan.table } : undefined;
      });
    }
    return left;
  }

  /** Makes the empty table of a pass. */
  #emptyTable(table: string, partialSql: string, mergeSql: string): Promise<void> {
    return this.#schema.emptyTable(table, `WITH ${PARTS} AS (${partialSql}) ${mergeSql}`);
  }

  #name(): string {
    return `${this.#prefix}step${this.#count++}`;
  }

  /** A table of a query's rows. */
  async #table(node: SelectNode, name?: string): Promise<string> {
    const reduced = await this.reduce(node);
    if (name === undefined && isWholeTable(reduced)) return reduced.from_table.table_name ?? '';
    const table = name ?? this.#name();
    const sql = await this.#sql(reduced);
    await this.#schema.emptyTable(table, sql);
    this.#steps.push({ kind: 'table', table, sql });
    return table;
  }

  /** A table of those columns of a query that a tree may name. */
  async #keep(query: SelectNode, around: unknown): Promise<string> {
    if (namesAny(around) || this.#scansIn(query).length === 0) return this.#table(query);
    const types = await this.#schema.describe(await this.#sql(query));
    const names = types.map(({ name }) => name);
    const list = keptColumns(names, around)?.map((name) => column(name));
    return this.#table(list ? select(list, subquery(query, 'kept')) : query);
  }

  /** A query with its queries over catalogues within expressions answered, as far as they stand by themselves. */
  async #withoutSubqueries(node: SelectNode): Promise<SelectNode> {
    return replaceSubqueries(node, async (query) => {
      const isOwn = this.#scansIn(query).length > 0 && (await this.#stands(query));
      return isOwn ? wholeTable(await this.#table(query)) : undefined;
    });
  }

  /** A query with the queries over catalogues in its FROM answered. */
  async #withTables(node: SelectNode): Promise<SelectNode> {
    return this.#replaceFroms(node, async ({ type, subquery: inner, alias, sample, column_name_alias }) => {
      const isOwn = type === 'SUBQUERY' && inner && this.#scansIn(inner).length > 0;
      if (!isOwn || !(await this.#stands(inner.node))) return undefined;
      return { ...baseTable(await this.#table(inner.node), alias), sample, column_name_alias };
    });
  }

  /** A query with all it reads beside a catalogue noted as small tables. */
  async #withSmalls(node: SelectNode, smalls: SmallTables): Promise<SelectNode> {
    const add = async (from: From) => {
      if (from.type === 'JOIN' || from.type === 'EMPTY' || this.#scansIn(from).length > 0) return undefined;
      const label = from.alias || from.table_name || 'the other table';
      const table = await smalls.add(select([STAR], from), label);
      return table === undefined ? undefined : baseTable(table, label);
    };
    const inFrom = await this.#replaceFroms(node, add);
    return replaceSubqueries(inFrom, async (query) => {
      const table = await smalls.add(query, 'the query in an expression');
      if (table !== undefined) return wholeTable(table);
      return query.type === 'SELECT_NODE' ? this.#replaceFroms(query, add) : undefined;
    });
  }

  #replaceFroms(node: SelectNode, change: (from: From) => Promise<From | undefined>): Promise<SelectNode> {
    return replaceFroms(node, (from) => this.#scansIn(from).length > 0, change);
  }

  #scansIn(tree: unknown): readonly ScanTable[] {
    return this.#scans.filter((scan) => someIn(tree, (part) => isScanTable(part, scan)));
  }

  /** Whether a query means the same without the query around it. */
  async #stands(query: SelectNode): Promise<boolean> {
    const described = await this.#schema.describe(await this.#sql(query)).catch(() => undefined);
    return described !== undefined;
  }

  async #typesOf({ table }: ScanTable): Promise<ReadonlyMap<string, string>> {
    const types: readonly ColumnType[] = await this.#schema.describe(`FROM ${identifier(table)}`);
    return new Map(types.map(({ name, type }) => [sqlKey(name), type]));
  }

  #sql(node: SelectNode): Promise<string> {
    return this.#schema.sqlOf(node);
  }
}

/** `SELECT * FROM table` */
function wholeTable(table: string): SelectNode {
  return select([STAR], baseTable(table));
}
