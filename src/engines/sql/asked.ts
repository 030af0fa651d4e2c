import { tableFromIPC, Table as ArrowTable, tableToIPC } from 'apache-arrow';
import type { CatalogueQuestion } from '../../../workers/wire/catalogueQuestion.ts';
import type { Carried } from '../../../workers/wire/carried.ts';
import { analyseSql } from '../../parse/sql/analyseSql.ts';
import type { CellToWrite, WrittenOrNot } from './written/writeCells.ts';

/** Answers to what Python cells asked of catalogues, by question, for where there is no page. */
export type AskedAnswers = Readonly<Record<string, unknown>>;

const MOST = 500;

/** What Python cells have asked of catalogues, without rows. */
export class Asked {
  readonly #cards = new Map<string, unknown>();
  readonly #queries = new Map<string, CellToWrite>();

  /** Notes a question that was answered, and its answer where that is no table. */
  note(question: CatalogueQuestion, answer: Carried): void {
    if (question.kind === 'card') {
      if (answer.kind === 'plain') this.#cards.set(`card ${pythonJson(question.address)}`, answer.value);
      return;
    }
    if (this.#queries.size >= MOST) return;
    const { sql, names } = canonical(question.sql);
    const tables = Object.entries(question.tables).flatMap(([name, table]) => {
      const own = names.get(name);
      return own === undefined ? [] : [[own, withoutRows(table)] as const];
    });
    const output = '__skybook_asked';
    const cell = { id: `query ${sql}`, language: 'sql', text: sql, output, pinned: false, hidden: true } as const;
    this.#queries.set(sql, { cell, analysis: analyseSql(sql, output), inputs: new Map(tables) });
  }

  /** The queries, as cells to be written. */
  cells(): readonly CellToWrite[] {
    return [...this.#queries.values()];
  }

  /** What was asked with its answers; queries as they were written. */
  answers(written: ReadonlyMap<string, WrittenOrNot>): AskedAnswers {
    const queries = this.cells().flatMap(({ cell }) => {
      const found = written.get(cell.id);
      return found && 'cell' in found ? [[cell.id, found.cell] as const] : [];
    });
    return Object.fromEntries([...this.#cards, ...queries]);
  }
}

/** A query without its allowance, its tables numbered as they come; as `skybook_elsewhere/asked.py` has it. */
function canonical(text: string): { readonly sql: string; readonly names: ReadonlyMap<string, string> } {
  const names = new Map<string, string>();
  for (const [name] of text.matchAll(/\bpython_table_\d+\b/g))
    if (!names.has(name)) names.set(name, `python_table_${names.size + 1}`);
  const sql = text
    .replace(/^-- @allow [^\n]*\n/, '')
    .replace(/\bpython_table_\d+\b/g, (name) => names.get(name) ?? name);
  return { sql, names };
}

/** JSON as Python's `json.dumps` writes it. */
function pythonJson(address: string | readonly string[]): string {
  const text = (one: string) =>
    JSON.stringify(one).replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return typeof address === 'string' ? text(address) : `[${address.map(text).join(', ')}]`;
}

function withoutRows(carried: Carried): Carried {
  if (carried.kind !== 'table') return carried;
  const { schema } = tableFromIPC(carried.table.ipc);
  return {
    kind: 'table',
    table: { ...carried.table, ipc: tableToIPC(new ArrowTable(schema), 'stream'), rows: 0, totalRows: 0 },
  };
}
