import { tableFromIPC } from 'apache-arrow';
import type { JoinKey } from '../../../catalogue/split/joinKeys.ts';
import { between, bigint, column, double, integer, oneOf, text } from '../../../catalogue/split/nodes.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Coordinator } from './schema.ts';
import type { SmallTables } from './smallTables.ts';

const MOST_VALUES = 200;

/** Conditions on a catalogue's columns that the values of join keys set: an interval, or a list where they are few. `names` make a column's name in the query. */
export async function keyConditions(keys: readonly JoinKey[], types: ReadonlyMap<string, string>, smalls: SmallTables, coordinator: Coordinator, names: readonly string[]): Promise<readonly Expression[]> {
  const conditions = await Promise.all(keys.map(async ({ column: name, table, of }) => {
    const constant = constantOf(types.get(name.toLowerCase()), smalls.typeOf(table, of));
    if (!constant) return undefined;
    const values = await smalls.valuesSql(table, of, coordinator);
    if (values === undefined) return undefined;
    const column_ = column(...names, name);
    const [range] = await rows(`SELECT min(k)::VARCHAR AS low, max(k)::VARCHAR AS high FROM (${values})`, coordinator);
    if (range!.low === null || range!.high === null) return between(column_, constant('1')!, constant('0')!);
    const few = await rows(`SELECT DISTINCT k::VARCHAR AS low FROM (${values}) WHERE k IS NOT NULL ORDER BY ALL LIMIT ${MOST_VALUES + 1}`, coordinator);
    const list = few.length <= MOST_VALUES ? few.map(({ low }) => constant(low!)) : [];
    if (list.length > 0 && list.every((value) => value !== undefined)) return oneOf(column_, list);
    const [low, high] = [constant(range!.low), constant(range!.high)];
    return low && high ? between(column_, low, high) : undefined;
  }));
  return conditions.filter((condition) => condition !== undefined);
}

async function rows(sql: string, { run }: Coordinator): Promise<readonly { readonly low: string | null; readonly high: string | null }[]> {
  return tableFromIPC(await run(sql)).toArray() as never;
}

const INTEGER = /^(TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER)$/;
const REAL = /^(FLOAT|DOUBLE)$/;

/** How a value's text becomes a constant, for types that compare alike in SQL and in a file's statistics. */
function constantOf(own = '', other = ''): ((value: string) => Expression | undefined) | undefined {
  if (INTEGER.test(own) && INTEGER.test(other)) return (value) => (Math.abs(Number(value)) < 2 ** 31 ? integer(Number(value)) : bigint(BigInt(value)));
  if (REAL.test(own) && REAL.test(other)) return (value) => (Number.isFinite(Number(value)) ? double(Number(value)) : undefined);
  return own === 'VARCHAR' && other === 'VARCHAR' ? text : undefined;
}
