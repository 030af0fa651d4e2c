import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import type { DesktopPython } from '../../../build/fixtures/desktopPython.ts';
import { runPython } from '../../../build/fixtures/runPython.ts';
import { present } from '../../../known/present.ts';
import { analyseSql } from '../../../parse/sql/analyseSql.ts';
import type { openEngine } from './openEngine.ts';
import { SKY } from './randomSky.ts';

type Rows = readonly (readonly unknown[])[];

/** A cell that the page answers, and that is written for another DuckDB. */
export type WrittenCase = {
  readonly sql: string;
  /** The cell as it is written for a server, where that is another. */
  readonly there?: string;
  readonly tables?: Readonly<Record<string, unknown>>;
  readonly values?: Readonly<Record<string, unknown>>;
};

type Elsewhere = { readonly desktop: DesktopPython | undefined; readonly on: string; readonly folder: string };

/** Asks an engine in Node, and DuckDB in a Python beside it for what that engine writes, run `on` one of ours. */
export function besideWritten({ engine, run }: ReturnType<typeof openEngine>, { desktop, on, folder }: Elsewhere) {
  /** What the page answers, as texts, and the cell as it is written. */
  async function inPage({ sql, tables = {}, values = {}, there = sql }: WrittenCase, answered?: Rows | string) {
    const inputs = { ...tables, ...values };
    const rows = answered ?? (await textsOf(sql, inputs).catch(messageOf));
    const analysis = analyseSql(there, 'answer');
    const cell = { id: 'c', language: 'sql', text: there, output: 'answer', pinned: true, hidden: false } as const;
    const needs = analysis.needs.filter((name) => Object.hasOwn(inputs, name));
    const given = new Map(needs.map((name) => [name, inputs[name]]));
    const known = { ...analysis, needs };
    const written = await engine.write([{ cell, analysis: known, inputs: given }], new AbortController().signal);
    return { rows, written: written.get('c') };
  }

  async function textsOf(sql: string, inputs: Readonly<Record<string, unknown>>): Promise<Rows> {
    await run(sql, 'answer', inputs);
    const { table } = await run('SELECT CAST(COLUMNS(*) AS VARCHAR) FROM answer');
    const arrow = tableFromIPC(table!.ipc);
    return arrow.toArray().map((row) => arrow.schema.names.map((name) => row[name as string] as unknown));
  }

  /** What the page answers and what the script does, for each case. */
  async function both(cases: readonly WrittenCase[]) {
    const known = [];
    const answers = new Map<string, Rows | string>();
    for (const one of cases) {
      known.push(await inPage(one, answers.get(one.sql)));
      answers.set(one.sql, known.at(-1)!.rows);
    }
    return compared(cases, known);
  }

  async function compared(cases: readonly WrittenCase[], known: readonly Awaited<ReturnType<typeof inPage>>[]) {
    const work = known.map(({ written }, i) => ({
      engine: on,
      statements: SKY.slice(1),
      tables: cases[i]!.tables ?? {},
      values: cases[i]!.values ?? {},
      cells: written && 'cell' in written ? [written.cell] : [],
    }));
    const file = resolve(folder, 'cases.json');
    writeFileSync(file, JSON.stringify(work));
    const script = resolve(import.meta.dirname, '../../../../workers/python/skybook_elsewhere/testing/carry_out.py');
    const answers = JSON.parse(
      (await runPython(present(desktop), [script, file])).trim().split('\n').at(-1)!,
    ) as readonly (Rows | string)[];
    return known.map(({ rows, written }, i) => ({
      ...{ sql: cases[i]!.sql, rows, written: written && 'failure' in written ? written.failure.message : '' },
      answer: answers[i]!,
    }));
  }

  return { inPage, both };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
