import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { Carried } from '../../../../workers/wire/carried.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import { isHeld } from '../../../../workers/wire/held.ts';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Carry, Job } from '../../engine.ts';
import { typedArrayOf } from '../../numpyArray.ts';
import { apartInCase } from './apartInCase.ts';
import type { Coordinator } from '../program/coordinator.ts';
import { inputTable } from './inputTable.ts';
import { sqlLiteral } from './sqlLiteral.ts';
import { tableGone } from './tableGone.ts';
import { unfitFor } from './unfitFor.ts';
import { toldUnits } from './toldUnits.ts';
import type { Tables } from './tables.ts';

/** What takes the values of other cells. */
export type Binding = { readonly coordinator: Coordinator; readonly tables: Tables; readonly carry: Carry };

/** What a cell's statements take of other cells. */
export type Bound = {
  /** The constants of its parameters. */
  readonly literals: ReadonlyMap<string, string>;
  /** Where the rows of the tables that it needs came from. */
  readonly sources: readonly Provenance[];
};

/** Makes a table of each input that a cell reads as one, in the coordinator, and a constant of each parameter. */
export async function bindInputs(
  { inputs, analysis }: Pick<Job, 'inputs' | 'analysis'>,
  parameters: ReadonlySet<string>,
  { coordinator, tables, carry }: Binding,
): Promise<Bound> {
  const literals = new Map<string, string>();
  for (const [name, value] of inputs) {
    if (isHeld(value) && value.engine === 'sql' && !parameters.has(name)) {
      if (tables.get(name)?.version !== value.version) throw tableGone(name);
      continue;
    }
    const known = tables.get(name);
    if (known && sameValue(known.value, value) && !parameters.has(name)) continue;
    const carried = await carry(value);
    if (parameters.has(name)) literals.set(name, parameterOf(name, carried, tables));
    else await bindTable(name, value, carried, coordinator, tables);
  }
  return { literals, sources: tables.sourcesOf(analysis.needs) };
}

function sameValue(known: unknown, value: unknown): boolean {
  if (isHeld(known) && isHeld(value))
    return (
      known.engine === value.engine &&
      known.name === value.name &&
      known.version === value.version &&
      JSON.stringify([known.reading, known.live]) === JSON.stringify([value.reading, value.live])
    );
  return typeof value === 'object' && value !== null && known === value && Object.isFrozen(value);
}

function parameterOf(name: string, carried: Carried, tables: Tables): string {
  const value =
    carried.kind === 'plain'
      ? carried.value
      : carried.kind === 'array' && carried.shape.length <= 1
        ? valuesOf(carried)
        : undefined;
  const literal = carried.kind === 'plain' || value !== undefined ? sqlLiteral(value) : undefined;
  tables.tell(name, toldUnits(`$${name}`, value, carried.kind === 'array' ? carried.unit : undefined));
  const unfit = unfitFor(value);
  if (unfit !== undefined)
    throw new NotebookError({
      kind: 'sql',
      message: `$${name} ${unfit}: SQL would read another value. Take its parts apart, or make text of it.`,
    });
  if (literal !== undefined)
    return carried.kind === 'array' && carried.dtype.startsWith('float') ? `${literal}::DOUBLE[]` : literal;
  const what = carried.kind === 'opaque' ? carried.type : carried.kind;
  throw new NotebookError({
    kind: 'sql',
    message: `$${name} is a ${what}: a parameter must be a number, a text, a date, a boolean or a list of these.`,
    advice: carried.kind === 'table' ? `Write FROM ${name} to read the table.` : undefined,
  });
}

/** The values of an array as SQL has them; `undefined` for complex ones. */
function valuesOf(carried: Extract<Carried, { kind: 'array' }>): readonly unknown[] | undefined {
  if (carried.dtype.startsWith('complex')) return undefined;
  const { mask } = carried;
  return Array.from<number | bigint, unknown>(typedArrayOf(carried), (value, i) =>
    mask?.[i] ? null : carried.dtype === 'bool' ? value !== 0 : value,
  );
}

async function bindTable(
  name: string,
  value: unknown,
  carried: Carried,
  coordinator: Coordinator,
  tables: Tables,
): Promise<void> {
  const { warnings, sources, ...given } = inputTable(name, carried);
  const { ipc, columns } = apartInCase(given);
  await coordinator.replaceTable(name, ipc);
  const types = await coordinator.describe(`FROM ${identifier(name)}`);
  tables.set(name, asNamedInSql(columns, types), { value, warnings, sources });
}

/** The columns under the names and types that DuckDB gave them. */
function asNamedInSql(columns: readonly Column[], types: readonly ColumnType[]): readonly Column[] {
  return columns.map((column, i) => {
    const type = types[i]?.type ?? column.type;
    return { ...column, name: types[i]?.name ?? column.name, ...(type && { type }) };
  });
}
