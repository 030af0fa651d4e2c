import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { withTemporaries, type Around, type Run } from '../answer/run.ts';
import type { Answered } from '../answer/answered.ts';
import { compile } from '../answer/compile.ts';
import { gatherQueries } from '../answer/gatherQueries.ts';
import type { Program, Step } from '../program/program.ts';
import type { Source } from '../program/source.ts';
import { openText } from '../answer/openText.ts';
import { addressElsewhere } from './addressElsewhere.ts';
import { writeParts } from './writeParts.ts';
import type { WrittenStatement, WrittenStep } from './writtenCell.ts';

const NOTHING_READ: Omit<Answered, 'sql'> = { columns: [], plans: [], warnings: [], isAsWritten: false };

/** A query as it is written, and what is known of its rows. */
export type WrittenQuery = WrittenStatement & {
  readonly types: readonly ColumnType[];
  readonly columns: readonly Column[];
  readonly macros: readonly string[];
};

/**
 * Writes a query; the tables it reads are there, with or without their rows. Fails with DuckDB's words on a wrong one.
 */
export function writeQuery(text: string, run: Run): Promise<WrittenQuery> {
  return withTemporaries(run, async (around) => {
    const { coordinator } = around;
    const read = await openText(text, around);
    // What has no tree is asked of DuckDB as it stands; what it cannot read fails here.
    if (!read) {
      const written = await writeOver(text, around);
      return { ...written, types: await coordinator.describe(written.sql), columns: [] };
    }
    const program = await compile(read, around);
    const { fetched, sql, columns, macros } = program;
    const brought = await Promise.all(
      fetched.map(async ({ kind, ...one }): Promise<WrittenStep> => {
        const url = addressElsewhere(one.url);
        if (kind === 'file') return { kind, table: one.table, url };
        return { kind, ...one, url, types: await coordinator.describe(`FROM ${identifier(one.table)}`) };
      }),
    );
    const steps = [...brought, ...(await writtenSteps(program, around))];
    return { steps, sql, types: await coordinator.describe(sql), columns, macros };
  });
}

/** Writes a statement that has no tree (INSERT, PIVOT, …), over tables of the rows that the queries within it read. */
export function writeOverQueries(text: string, run: Run): Promise<Omit<WrittenQuery, 'types' | 'columns'>> {
  return withTemporaries(run, (around) => writeOver(text, around));
}

/** The tables are there, without rows, as long as what `around` has made. */
async function writeOver(text: string, around: Around): Promise<Omit<WrittenQuery, 'types' | 'columns'>> {
  const steps: WrittenStep[] = [];
  const macros = new Set<string>();
  const gathered = await gatherQueries(text, around, async (asked, run, take, table) => {
    const query = await writeQuery(asked, run);
    steps.push(...query.steps, { kind: 'table', table, sql: query.sql });
    for (const macro of query.macros) macros.add(macro);
    const columns = query.types.map(({ name, type }) => `NULL::${type} AS ${identifier(name)}`);
    await take({ ...NOTHING_READ, sql: `SELECT ${columns.join(', ')} LIMIT 0` });
  });
  return { steps, sql: gathered?.sql ?? text, macros: [...macros] };
}

async function writtenSteps({ steps, sources }: Program, { coordinator }: Around): Promise<readonly WrittenStep[]> {
  const types = new Map<string, readonly ColumnType[]>();
  for (const table of sources.flatMap(tablesOf))
    if (!types.has(table)) types.set(table, await coordinator.describe(`FROM ${identifier(table)}`));
  return steps.map((step) => writtenStep(step, sources, (table) => types.get(table) ?? []));
}

/** The tables that stand for a source and for its sides. */
function tablesOf(source: Source): readonly string[] {
  return source.kind === 'match' ? [source.table, source.left.table, source.right.table] : [source.table];
}

function writtenStep(
  step: Step,
  sources: readonly Source[],
  typesOf: (table: string) => readonly ColumnType[],
): WrittenStep {
  if (step.kind === 'table') return step;
  const { kind, table, partialSql, partialTypes, mergeSql, enough, top } = step;
  const source = sources.find((other) => other.table === step.source);
  if (!source) throw new Error(`There is no source ${step.source}.`);
  return {
    ...{ kind, table, name: source.name, source: source.table, sourceTypes: typesOf(source.table) },
    ...{ partialSql, partialTypes, mergeSql },
    smalls: step.smalls.map((small) => ({ table: small.table, sql: small.sql, types: small.types })),
    ...(enough !== undefined && { enough }),
    ...(top && { top }),
    parts: writeParts(source, step.need, typesOf),
  };
}
