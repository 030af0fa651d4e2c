import type { Failure } from '../../../../workers/wire/failure.ts';
import { isHeld } from '../../../../workers/wire/held.ts';
import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import { readJupyterLine } from '../../../parse/jupyterLine.ts';
import type { Carry, Job } from '../../engine.ts';
import type { Run } from '../answer/run.ts';
import type { ReadersNames } from '../pool/readersNames.ts';
import { bindInputs } from '../tables/bindInputs.ts';
import { limitTop } from '../../../parse/sql/limitTop.ts';
import { othersForms } from '../../../parse/sql/othersForms.ts';
import { readCellText } from '../../../parse/sql/readCellText.ts';
import { statementsOf } from '../statement/statements.ts';
import type { Tables } from '../tables/tables.ts';
import { Stand } from './stands.ts';
import { writeCell } from './writeCell.ts';
import type { WrittenCell } from './writtenCell.ts';

/** A cell to be written; `inputs` are the values of names it needs that are there. */
export type CellToWrite = Pick<Job, 'cell' | 'analysis' | 'inputs'>;

/** What came of writing a cell. */
export type WrittenOrNot =
  | {
      readonly cell: WrittenCell;
      /** The values of its `values` and `frozen` now, in SQL. */
      readonly constants: Readonly<Record<string, string>>;
      /** The zone that it leaves for cells after it. */
      readonly timeZone: string;
    }
  | { readonly failure: Failure };

/** What writing cells needs. */
export type CellsWriting = Omit<Run, 'known'> & {
  readonly names: ReadersNames;
  readonly tables: Tables;
  readonly carry: Carry;
};

/**
 * Writes SQL cells for another DuckDB, in the order in which they would run; by their ids. Tables that one of them
 * would make stand for the next without rows, whether or not it has run; other values must be there.
 */
export async function writeCells(
  cells: readonly CellToWrite[],
  writing: CellsWriting,
): Promise<ReadonlyMap<string, WrittenOrNot>> {
  const stand = new Stand(writing.pool.coordinator);
  const written = new Map<string, WrittenOrNot>();
  let { timeZone = 'UTC' } = writing;
  try {
    for (const cell of cells) {
      try {
        const one = await writeOne(cell, stand, { ...writing, timeZone });
        ({ timeZone } = one);
        written.set(cell.cell.id, one);
      } catch (error) {
        if (!isNotebookError(error) || error.failure.kind === 'cancelled') throw error;
        written.set(cell.cell.id, { failure: error.failure });
      }
    }
    return written;
  } finally {
    await stand.drop();
  }
}

async function writeOne(
  given: CellToWrite,
  stand: Stand,
  writing: CellsWriting,
): Promise<Extract<WrittenOrNot, { cell: WrittenCell }>> {
  const { cell, analysis } = given;
  const { tables, carry, pool } = writing;
  const asWritten = othersForms(readCellText(cell.text));
  const text = limitTop(asWritten);
  const { parameters } = text;
  const others = [...analysis.needs].filter((name) => parameters.has(name) || !stand.columns(name));
  for (const name of others) if (!given.inputs.has(name)) throw unknown(name);
  const inputs = new Map([...given.inputs].filter(([name]) => others.includes(name)));
  const { literals } = await bindInputs({ inputs, analysis }, parameters, {
    ...{ coordinator: pool.coordinator, tables, carry },
  });
  const output = cell.output ?? `__skybook_shown_${cell.id}`;
  const write = async (literal: (name: string) => string) => {
    const known = (name: string) => stand.columns(name) ?? tables.get(name)?.columns;
    const isNamed = cell.output !== undefined;
    const isThere = readJupyterLine(cell.text) !== undefined;
    const more = { cellText: cell.text, output, isNamed, stand, isAdql: text !== asWritten, isThere };
    return writeCell(statementsOf(text, literal), { ...writing, ...more, known });
  };
  const named = [...parameters];
  const read = others.filter((name) => !parameters.has(name) && !isHeldInSql(given.inputs.get(name)));
  for (const name of named)
    await pool.coordinator.query(
      `CREATE OR REPLACE TEMP MACRO ${macroOf(name)}() AS (${literals.get(name) ?? 'NULL'})`,
    );
  try {
    const { timeZone, ...made } = await write((name) => `${macroOf(name)}()`);
    const cell = { ...made, tables: read, values: named, frozen: {} };
    return { cell, constants: Object.fromEntries(literals), timeZone };
  } catch (error) {
    // What must be a constant, as an address or a radius, is one.
    if (named.length === 0 || !isNotebookError(error)) throw error;
    const frozen = Object.fromEntries(named.map((name) => [name, literals.get(name) ?? 'NULL']));
    const { timeZone, ...made } = await write((name) => literals.get(name) ?? 'NULL');
    return { cell: { ...made, tables: read, values: [], frozen }, constants: frozen, timeZone };
  } finally {
    for (const name of named) await pool.coordinator.query(`DROP MACRO IF EXISTS ${macroOf(name)}`);
  }
}

/** The macro that gives the value of another cell's name. */
function macroOf(name: string): string {
  return `skybook_value_${name}`;
}

function isHeldInSql(value: unknown): boolean {
  return isHeld(value) && value.engine === 'sql';
}

function unknown(name: string): NotebookError {
  return new NotebookError({
    kind: 'name',
    message: `What ${name} holds is not known before its cell has run`,
    advice: 'Press Run all, and write the script again.',
  });
}
