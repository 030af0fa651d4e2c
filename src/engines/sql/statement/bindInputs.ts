import type { Carried } from '../../../../workers/wire/carried.ts';
import { isHeld } from '../../../../workers/wire/held.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { carryJs } from '../../carryValue.ts';
import type { Carry, Job } from '../../engine.ts';
import { typedArrayOf } from '../../numpyArray.ts';
import type { Member } from '../pool/member.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { sqlLiteral } from './sqlLiteral.ts';
import type { Tables } from './tables.ts';

/** Makes a table of the coordinator from each input that the cell reads as one; the constants of its `$name` parameters. */
export async function bindInputs(job: Job, coordinator: Member, tables: Tables, carry: Carry): Promise<ReadonlyMap<string, string>> {
  const parameters = new Set(readSql(job.cell.text).tokens.filter(({ kind }) => kind === 'parameter').map(({ text }) => text));
  const literals = new Map<string, string>();
  for (const [name, value] of job.inputs) {
    if (isHeld(value) && value.engine === 'sql' && !parameters.has(name)) {
      if (tables.get(name)?.version !== value.version) throw new NotebookError({ kind: 'engine-lost', message: `The table ${name} is gone`, advice: 'Run its cell again.' });
      continue;
    }
    const known = tables.get(name);
    if (known && sameValue(known.value, value) && !parameters.has(name)) continue;
    const carried = await carry(value);
    if (parameters.has(name)) literals.set(name, parameterOf(name, carried));
    else await bindTable(name, value, carried, coordinator, tables);
  }
  return literals;
}

function sameValue(known: unknown, value: unknown): boolean {
  if (isHeld(known) && isHeld(value)) return known.engine === value.engine && known.name === value.name && known.version === value.version;
  return typeof value === 'object' && value !== null && known === value && Object.isFrozen(value);
}

function parameterOf(name: string, carried: Carried): string {
  const value = carried.kind === 'plain' ? carried.value : carried.kind === 'array' && carried.shape.length <= 1 ? typedArrayOf(carried) : undefined;
  const literal = carried.kind === 'plain' || value !== undefined ? sqlLiteral(value) : undefined;
  if (literal !== undefined) return literal;
  const what = carried.kind === 'opaque' ? carried.type : carried.kind;
  throw new NotebookError({ kind: 'sql', message: `$${name} is a ${what}: a parameter must be a number, a text, a date, a boolean or a list of these.`, advice: carried.kind === 'table' ? `Write FROM ${name} to read the table.` : undefined });
}

async function bindTable(name: string, value: unknown, carried: Carried, coordinator: Member, tables: Tables): Promise<void> {
  const asTable = carried.kind === 'plain' ? carryJs(carried.value) : carried.kind === 'array' ? carryJs(rowsOf(name, carried)) : carried;
  if (asTable.kind !== 'table') {
    const what = carried.kind === 'opaque' ? carried.type : carried.kind === 'plain' ? typeof carried.value : carried.kind;
    throw new NotebookError({ kind: 'sql', message: `${name} is a ${what}, not a table.`, advice: carried.kind === 'plain' ? `Write $${name} to use it as a value.` : 'SQL reads tables, lists of objects, and one-dimensional arrays.' });
  }
  const { ipc, columns, warnings, sources } = asTable.table;
  await coordinator.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
  await coordinator.putTable(name, ipc);
  tables.set(name, columns, { value, warnings, sources });
}

/** A one-dimensional array as rows of one column, `value`. */
function rowsOf(name: string, carried: Extract<Carried, { kind: 'array' }>): readonly Readonly<Record<string, unknown>>[] {
  if (carried.shape.length !== 1) throw new NotebookError({ kind: 'sql', message: `${name} is an array of ${carried.shape.length} dimensions; SQL reads those of one.` });
  return Array.from(typedArrayOf(carried) as unknown as ArrayLike<unknown>, (value) => ({ value }));
}
