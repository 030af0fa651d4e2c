import { mocAddresses, rewriteMocs } from '../../../catalogue/adql/inMoc.ts';
import { asksLog, rewriteFunctions } from '../../../catalogue/adql/rewriteFunctions.ts';
import { listSelected, rewritePlaces } from '../../../catalogue/adql/rewritePlaces.ts';
import { rewriteGeometry } from '../../../catalogue/adql/rewriteGeometry.ts';
import { keepDoubles } from '../../../catalogue/split/keepDoubles.ts';
import { rewriteInZone } from '../../../catalogue/time/rewriteInZone.ts';
import { rewriteTimes } from '../../../catalogue/time/rewriteTimes.ts';
import type { Expression, Statement } from '../../../catalogue/split/tree.ts';
import { absolute, type AddressBase } from '../address/localAddress.ts';
import type { Coordinator } from '../program/coordinator.ts';
import type { Reads } from '../program/reads.ts';
import type { KeptQueries } from '../statement/kept.ts';
import { columnsNamed } from './columnsNamed.ts';
import { expandKept } from './expandKept.ts';

/** A SELECT as a tree, in functions that DuckDB has. */
export type Query = {
  readonly text: string;
  readonly statement: Statement;
  /** Nothing had to be written anew: the text itself can be run, and places in its errors are places in the cell. */
  readonly isAsWritten: boolean;
  /** What the reader must know of how it was taken. */
  readonly warnings: readonly string[];
};

type Reading = AddressBase & {
  readonly coordinator: Coordinator;
  /** Reads MOCs that are named by their addresses. */
  readonly whole: Reads['whole'];
  /** The cell's text has what only ADQL has. */
  readonly isAdql?: boolean;
  /** The zone that times are read and shown in. */
  readonly timeZone?: string;
  /** What macros read of catalogues. */
  readonly kept?: KeptQueries;
};

const LOG_NOTE =
  'LOG is the logarithm to base 10 here, as in DuckDB; in ADQL it is the natural one: write LN for that, LOG10 for the other.';

/** Reads a SELECT, its geometry and its MOCs; `undefined` for a text that has no syntax tree. */
export async function readQuery(
  text: string,
  { coordinator, whole, isAdql = false, timeZone = 'UTC', kept = new Map(), ...base }: Reading,
): Promise<Query | undefined> {
  const serialized = await coordinator.treeOf(text);
  if (serialized.error) return undefined;
  const [asked, ...others] = serialized.statements;
  if (!asked || others.length > 0) return undefined;
  const written = await expandKept(asked, kept, coordinator);
  const listed = listSelected(rewritePlaces(written));
  const isGeometry = (item: Expression) => item.class !== 'STAR' && rewriteGeometry(item) !== item;
  const named = await columnsNamed(listed, isGeometry, coordinator);
  const placed = await timed(rewriteFunctions(rewriteGeometry(named)), timeZone, coordinator);
  const mocs = new Map<string, Uint8Array>();
  // One after the other: what each may bring is what those before have left.
  for (const address of mocAddresses(placed)) mocs.set(address, (await whole(absolute(address, base))).bytes);
  const made = rewriteMocs(placed, mocs);
  const warnings = (isAdql || placed !== written) && asksLog(written) ? [LOG_NOTE] : [];
  const statement = keepDoubles(await columnsNamed(keepDoubles(made, 'infinite'), hasDouble, coordinator));
  return { text, statement, isAsWritten: made === asked, warnings };
}

/** A statement whose functions of time know zones; its columns have the names that DuckDB gives the written ones. */
async function timed(written: Statement, zone: string, coordinator: Coordinator): Promise<Statement> {
  const rewrite = <T>(tree: T): T => (zone === 'UTC' ? rewriteTimes(tree) : rewriteInZone(tree, zone));
  if (rewrite(written) === written) return written;
  const isTimed = (item: Expression) => item.class !== 'STAR' && rewrite(item) !== item;
  return rewrite(await columnsNamed(written, isTimed, coordinator));
}

function hasDouble(item: Expression): boolean {
  return item.class !== 'STAR' && keepDoubles(item) !== item;
}
