import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { isWholeTable } from '../../../catalogue/split/bind.ts';
import { gather, placesOf } from '../../../catalogue/split/gather.ts';
import { and, baseTable, column, select, STAR } from '../../../catalogue/split/nodes.ts';
import { SCAN_ALIAS } from '../../../catalogue/split/naming.ts';
import { PARTS } from '../../../catalogue/split/parts.ts';
import type { JoinKey } from '../../../catalogue/split/joinKeys.ts';
import type { Functions } from '../../../catalogue/split/query.ts';
import type { Scan } from '../../../catalogue/split/scan.ts';
import { isScan } from '../../../catalogue/split/scan.ts';
import { scanNeed } from '../../../catalogue/split/scanNeed.ts';
import { split } from '../../../catalogue/split/split.ts';
import type { Expression, From, SelectNode } from '../../../catalogue/split/tree.ts';
import { wholeReason } from '../../../catalogue/split/wholeReason.ts';
import { expressionsIn, replaceIn, someIn, visit } from '../../../catalogue/split/walk.ts';
import type { Coordinator } from './schema.ts';
import { inlineCtes } from './inlineCtes.ts';
import { keyConditions } from './keys.ts';
import { refuseRowid } from './refuseRowid.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { SmallTables, wholeTable } from './smallTables.ts';
import { sqlOf } from '../statement/sqlOf.ts';
import type { Step } from './program.ts';

// Tables cannot hold structs whose fields have no names, such as (n, cls).
const UNNAMED_STRUCT = /STRUCT\((?:STRUCT\(|[A-Z0-9_]+(?:\([\d, ]+\))?(?:\[\d*\])*[,)])/;

/** The table that holds the answer of a query that was split as a whole. */
const ANSWER = '__skybook_answer';

/**
 * Answers the parts of a SELECT that read catalogues, which are empty tables of the coordinator, one a `Scan`: queries over one catalogue
 * and small tables are split, also inside other queries; elsewhere the rows and columns that can matter are gathered. Gives the SQL of the
 * query over what was made. Fails with DuckDB's words on a wrong query.
 */
export async function answerByPasses(node: SelectNode, scans: readonly Scan[], functions: Functions, coordinator: Coordinator): Promise<string> {
  await coordinator.describe(await sqlOf(coordinator, node));
  const reduced = await new Passes(scans, functions, coordinator).reduce(node, ANSWER);
  return isWholeTable(reduced) ? `FROM ${identifier(reduced.from_table.table_name!)}` : sqlOf(coordinator, reduced);
}

class Passes {
  readonly #scans: readonly Scan[];
  readonly #functions: Functions;
  readonly #coordinator: Coordinator;
  #count = 0;

  constructor(scans: readonly Scan[], functions: Functions, coordinator: Coordinator) {
    this.#scans = scans;
    this.#functions = functions;
    this.#coordinator = coordinator;
  }

  /** A query that reads no catalogue any more; `answer` is the name for the result of one that is split as a whole. */
  async reduce(node: SelectNode, answer?: string): Promise<SelectNode> {
    if (this.#scansIn(node).length === 0) return node;
    const whole = wholeReason(node, (tree) => this.#scansIn(tree).length > 0);
    if (whole !== undefined) return this.#gatherAll(node, whole);
    const plain = await inlineCtes(node, (query, around) => this.#keep(query, around));
    if (plain.type === 'SELECT_NODE') return this.#reduceSelect(plain, answer);
    if (plain.type !== 'SET_OPERATION_NODE') return this.#gatherAll(plain, 'it is recursive');
    const { left, right } = plain as SelectNode & { readonly left: SelectNode; readonly right: SelectNode };
    return { ...plain, left: await this.reduce(left), right: await this.reduce(right) } as SelectNode;
  }

  async #reduceSelect(given: SelectNode, answer?: string): Promise<SelectNode> {
    const node = await this.#withoutSubqueries(given);
    const inFrom = this.#scansIn(node.from_table);
    if (this.#scansIn(node).length === 0) return node;
    const smalls = new SmallTables(`__skybook_small${this.#count++}_`);
    const tried = inFrom.length === 1 ? await this.#trySplit(node, inFrom[0]!, smalls, answer) : { why: inFrom.length > 1 ? 'it joins several catalogues' : 'it reads the catalogue in a query that depends on the row', keys: [] };
    if (typeof tried === 'string') return wholeTable(tried);
    const next = await this.#withTables(node);
    if (next !== node) return this.#reduceSelect(next, answer);
    const conditions = inFrom.length === 1 ? await keyConditions(tried.keys, await this.#typesOf(inFrom[0]!), smalls, this.#coordinator, []) : [];
    return this.#gatherAll(node, tried.why, { of: inFrom[0], conditions });
  }

  /** The table of the answer, or why a query over one catalogue cannot be split. */
  async #trySplit(given: SelectNode, scan: Scan, smalls: SmallTables, answer?: string): Promise<string | { readonly why: string; readonly keys: readonly JoinKey[] }> {
    const { describe } = this.#coordinator;
    const result = await describe(await this.#sql(given));
    const node = await this.#withSmalls(given, smalls);
    const schemas = new Map([...smalls.schemas, [scan.table, scan.schema]]);
    const parted = split({ node, scan: scan.table, schemas, names: result.map(({ name }) => name), functions: this.#functions });
    if ('why' in parted) return parted;
    const sent = await smalls.make([parted.partial, parted.merge], this.#coordinator);
    if ('why' in sent) return { why: sent.why, keys: parted.keys };
    const conditions = await keyConditions(parted.keys, await this.#typesOf(scan), smalls, this.#coordinator, [SCAN_ALIAS]);
    const partial = { ...parted.partial, where_clause: and([parted.partial.where_clause, ...conditions]) };
    const partialSql = await this.#sql(partial);
    const partialTypes = await describe(partialSql).catch(() => undefined);
    if (!partialTypes || partialTypes.some(({ type }) => UNNAMED_STRUCT.test(type))) return { why: 'its parts have types that cannot be merged', keys: parted.keys };
    // Arrow and arithmetic over parts give some columns another type than the query has.
    const list = result.map(({ name, type }, i) => `CAST(c${i} AS ${type}) AS ${identifier(name)}`);
    const mergeSql = `SELECT ${list.join(', ')} FROM (${await this.#sql(parted.merge)})`;
    const preview = parted.isRows && answer !== undefined ? { preview: result.map(({ name }) => name) } : {};
    return this.#pass({ scan, need: scanNeed(partial, scan.table), partialSql, partialTypes, mergeSql, sent, enough: parted.enough, everyRow: !partial.where_clause && partial.from_table.type !== 'JOIN', ...preview }, answer);
  }

  /** Gathers the rows that can matter of each catalogue in a query. */
  async #gatherAll(node: SelectNode, why: string, keys: { readonly of?: Scan | undefined; readonly conditions: readonly Expression[] } = { conditions: [] }): Promise<SelectNode> {
    let left = node;
    for (const scan of this.#scansIn(node)) {
      refuseRowid(node, scan);
      const need = gather(node, scan, this.#functions);
      const partial = { ...need, where_clause: and([need.where_clause, ...(scan === keys.of && placesOf(node, scan) === 1 ? keys.conditions : [])]) };
      const partialSql = await this.#sql(partial);
      const partialTypes = await this.#coordinator.describe(partialSql);
      const table = await this.#pass({ scan, need: partial, partialSql, partialTypes, mergeSql: `FROM ${PARTS}`, sent: [], gathered: why });
      left = replaceIn(left, (part) => {
        const from = part as unknown as From;
        return isScan(from, scan) ? { ...from, table_name: table, alias: from.alias || scan.table } : undefined;
      });
    }
    return left;
  }

  async #pass(step: Omit<Step, 'output'>, output = `__skybook_step${this.#count++}`): Promise<string> {
    this.#coordinator.made(output);
    await this.#coordinator.pass({ ...step, output });
    return output;
  }

  /** Makes a table of a query's rows. */
  async #table(node: SelectNode): Promise<string> {
    const reduced = await this.reduce(node);
    if (isWholeTable(reduced)) return reduced.from_table.table_name!;
    const table = `__skybook_step${this.#count++}`;
    this.#coordinator.made(table);
    await this.#coordinator.run(`CREATE OR REPLACE TABLE ${identifier(table)} AS ${await this.#sql(reduced)}`);
    return table;
  }

  /** A table of those columns of a query that a tree may name. */
  async #keep(query: SelectNode, around: unknown): Promise<string> {
    if (someIn(around, (part) => part.class === 'STAR') || this.#scansIn(query).length === 0) return this.#table(query);
    const named = new Set(expressionsIn(around, (part) => part.class === 'COLUMN_REF').flatMap((part) => part.column_names!.slice(0, 2)).map((name) => name.toLowerCase()));
    visit(around, (part) => {
      for (const name of (part.type === 'JOIN' ? part.using_columns : []) as readonly string[]) named.add(name.toLowerCase());
      return undefined;
    });
    const isRenamed = someIn(around, (part) => part.ref_type === 'NATURAL' || ((part.column_name_alias as unknown[] | undefined) ?? []).length > 0);
    const columns = (await this.#coordinator.describe(await this.#sql(query))).map(({ name }) => name).filter((name) => named.has(name.toLowerCase()));
    if (columns.length === 0 || isRenamed) return this.#table(query);
    return this.#table(select(columns.map((name) => column(name)), { type: 'SUBQUERY', alias: 'kept', sample: null, subquery: { node: query, named_param_map: [] }, column_name_alias: [] }));
  }

  /** A query with its queries over catalogues within expressions answered, as far as they stand by themselves. */
  async #withoutSubqueries(node: SelectNode): Promise<SelectNode> {
    return this.#replaceSubqueries(node, async (query) => (this.#scansIn(query).length > 0 && (await this.#stands(query)) ? wholeTable(await this.#table(query)) : undefined));
  }

  /** A query with the queries over catalogues in its FROM answered. */
  async #withTables(node: SelectNode): Promise<SelectNode> {
    return this.#replaceFroms(node, async (from) => {
      if (from.type !== 'SUBQUERY' || this.#scansIn(from).length === 0 || !(await this.#stands(from.subquery!.node))) return undefined;
      return { ...baseTable(await this.#table(from.subquery!.node), from.alias), sample: from.sample, column_name_alias: from.column_name_alias };
    });
  }

  /** A query with all it reads beside a catalogue noted as small tables. */
  async #withSmalls(node: SelectNode, smalls: SmallTables): Promise<SelectNode> {
    const add = async (from: From) => {
      if (from.type === 'JOIN' || from.type === 'EMPTY' || this.#scansIn(from).length > 0) return undefined;
      const label = from.alias || from.table_name || 'the other table';
      const table = await smalls.add(select([STAR], from), label, this.#coordinator);
      return table === undefined ? undefined : baseTable(table, label);
    };
    const inFrom = await this.#replaceFroms(node, add);
    return this.#replaceSubqueries(inFrom, async (query) => {
      const table = await smalls.add(query, 'the query in an expression', this.#coordinator);
      if (table !== undefined) return wholeTable(table);
      return query.type === 'SELECT_NODE' ? this.#replaceFroms(query, add) : undefined;
    });
  }

  /** Replaces the outermost queries within expressions of a query, those of FROM left out. */
  async #replaceSubqueries(node: SelectNode, change: (query: SelectNode) => Promise<SelectNode | undefined>): Promise<SelectNode> {
    const changed = new Map<unknown, SelectNode>();
    const found: Expression[] = [];
    visit({ ...node, from_table: null }, (part) => {
      if (part.class !== 'SUBQUERY') return undefined;
      found.push(part as unknown as Expression);
      return false;
    });
    for (const part of found) {
      const query = await change(part.subquery!.node);
      if (query) changed.set(part, query);
    }
    if (changed.size === 0) return node;
    return replaceIn(node, (part) => {
      const query = changed.get(part);
      return query && { ...part, subquery: { ...(part as unknown as Expression).subquery!, node: query } };
    });
  }

  /** Replaces the outermost entries of a query's FROM for which `change` gives another, below joins and queries in FROM. */
  async #replaceFroms(node: SelectNode, change: (from: From) => Promise<From | undefined>): Promise<SelectNode> {
    const replace = async (from: From): Promise<From> => {
      const changed = await change(from);
      if (changed) return changed;
      if (from.type === 'JOIN') {
        const [left, right] = [await replace(from.left!), await replace(from.right!)];
        return left === from.left && right === from.right ? from : { ...from, left, right };
      }
      const inner = from.type === 'SUBQUERY' && this.#scansIn(from).length > 0 && from.subquery!.node.type === 'SELECT_NODE' ? from.subquery!.node : undefined;
      const replaced = inner && (await this.#replaceFroms(inner, change));
      return replaced === inner ? from : { ...from, subquery: { ...from.subquery!, node: replaced! } };
    };
    const from = await replace(node.from_table);
    return from === node.from_table ? node : { ...node, from_table: from };
  }

  #scansIn(tree: unknown): readonly Scan[] {
    return this.#scans.filter((scan) => someIn(tree, (part) => isScan(part as unknown as From, scan)));
  }

  /** Whether a query means the same without the query around it. */
  async #stands(query: SelectNode): Promise<boolean> {
    return this.#coordinator.describe(await this.#sql(query)).then(() => true, () => false);
  }

  async #typesOf({ table }: Scan): Promise<ReadonlyMap<string, string>> {
    const types: readonly ColumnType[] = await this.#coordinator.describe(`FROM ${identifier(table)}`);
    return new Map(types.map(({ name, type }) => [name.toLowerCase(), type]));
  }

  #sql(node: SelectNode): Promise<string> {
    return sqlOf(this.#coordinator, node);
  }
}
