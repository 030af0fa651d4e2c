import { tableFromIPC } from 'apache-arrow';
import { between, bigint, column, double, integer, oneOf, text } from '../../../catalogue/split/nodes.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Key } from '../program/program.ts';

const MOST_VALUES = 200;

type Run = (sql: string) => Promise<Uint8Array>;

/** Conditions on a source's columns that the values of keys set: an interval, or a list where they are few. */
export async function keyConditions(
  keys: readonly Key[],
  { run }: { readonly run: Run },
): Promise<readonly Expression[]> {
  const conditions = await Promise.all(keys.map((key) => conditionOf(key, run)));
  return conditions.filter((condition) => condition !== undefined);
}

async function conditionOf({ column: name, valuesSql, kind }: Key, run: Run): Promise<Expression | undefined> {
  const constant = CONSTANTS[kind];
  const own = column(name);
  const [least, greatest] = await extremes(valuesSql, run);
  if (least === null || greatest === null) return nothing(own, kind);
  const few = await distinct(valuesSql, run);
  const list = few.length <= MOST_VALUES ? few.map(constant) : [];
  const found = list.filter((value) => value !== undefined);
  if (list.length > 0 && found.length === list.length) return oneOf(own, found);
  const [low, high] = [constant(least), constant(greatest)];
  return low && high ? between(own, low, high) : undefined;
}

/** What no row fulfils, in words that statistics are compared with. */
function nothing(own: Expression, kind: Key['kind']): Expression | undefined {
  const [one, none] = [CONSTANTS[kind]('1'), CONSTANTS[kind]('0')];
  return one && none && between(own, one, none);
}

async function extremes(
  valuesSql: string,
  run: Run,
): Promise<readonly [least: string | null, greatest: string | null]> {
  const table = tableFromIPC(await run(`SELECT min(k)::VARCHAR AS low, max(k)::VARCHAR AS high FROM (${valuesSql})`));
  const value = (name: string): string | null => table.getChild(name)?.get(0) ?? null;
  return [value('low'), value('high')];
}

async function distinct(valuesSql: string, run: Run): Promise<readonly string[]> {
  const rows = `SELECT DISTINCT k::VARCHAR AS k FROM (${valuesSql}) WHERE k IS NOT NULL`;
  const table = tableFromIPC(await run(`${rows} ORDER BY ALL LIMIT ${MOST_VALUES + 1}`));
  return Array.from(table.getChild('k') ?? [], String);
}

/** How a value's text becomes a constant; `undefined` for one that statistics cannot be compared with. */
const CONSTANTS: Readonly<Record<Key['kind'], (value: string) => Expression | undefined>> = {
  integer: (value) => (Math.abs(Number(value)) < 2 ** 31 ? integer(Number(value)) : bigint(BigInt(value))),
  real: (value) => (Number.isFinite(Number(value)) ? double(Number(value)) : undefined),
  text,
};
