import { tableFromIPC } from 'apache-arrow';
import type { ReadSettings } from '../readSettings.ts';
import type { ReadTable } from '../tableReader.ts';
import { Newest } from '../../known/newest.ts';
import { adqlLiteral } from './adqlLiteral.ts';
import { tapQuery } from './tapQuery.ts';

/** A table or column that a service has, in the form that a query names it. */
export type TapName = { readonly name: string; readonly description: string };

const MOST_TABLES = 3000;
const MOST_FOUND = 60;
/** Of a large service, answers to what has been typed. */
const MOST_ANSWERS = 300;
const WITHIN_MS = 20_000;
const FAILURE_COUNTS_MS = 30_000;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** What a service says of its tables (IVOA TAP 1.1 §4, TAP_SCHEMA), asked as far as it is wanted and kept. */
export class TapSchema {
  readonly #url: string;
  readonly #readTable: ReadTable;
  readonly #settings: ReadSettings | undefined;
  readonly #answers = new Newest<string, Promise<Rows>>(MOST_ANSWERS);

  constructor(url: string, readTable: ReadTable, settings?: ReadSettings) {
    this.#url = url;
    this.#readTable = readTable;
    this.#settings = settings;
  }

  /** Tables whose names begin with a text, in any letter case where the service is small enough to be known whole. */
  async tables(start: string): Promise<readonly TapName[]> {
    const all = await this.#ask('SELECT table_name, description FROM TAP_SCHEMA.tables', MOST_TABLES);
    const wanted = start.toLowerCase();
    if (all.length < MOST_TABLES)
      return all.map(asName).filter(({ name }) => unquoted(name).toLowerCase().startsWith(wanted));
    if (start.length < 2) return [];
    const like = (text: string) => `table_name LIKE ${adqlLiteral(text)!}`;
    const found = await this.#ask(
      `SELECT table_name, description FROM TAP_SCHEMA.tables WHERE ${like(`${start}%`)} OR ${like(`"${start}%`)}`,
      MOST_FOUND,
    );
    return found.map(asName);
  }

  /** The columns of a table; none for a table that the service does not have. */
  async columns(table: string): Promise<readonly TapName[]> {
    const known =
      (await this.tables(table))
        .map(({ name }) => unquoted(name))
        .find((name) => name.toLowerCase() === table.toLowerCase()) ?? table;
    const names = [known, `"${known}"`, known.replace(/[^.]+/g, '"$&"')].map((name) => adqlLiteral(name)).join(', ');
    const rows = await this.#ask(
      `SELECT column_name, unit, ucd, description FROM TAP_SCHEMA.columns WHERE table_name IN (${names})`,
      MOST_TABLES,
    );
    return rows.map(({ column_name: name, unit, ucd, description }) => ({
      name: identifier(textOf(name)),
      description: [unit && `[${textOf(unit)}]`, textOf(description) || textOf(ucd)].filter(Boolean).join(' '),
    }));
  }

  #ask(adql: string, maxRows: number): Promise<Rows> {
    const known = this.#answers.get(adql);
    if (known) return known;
    const answer = this.#read(adql, maxRows);
    this.#answers.set(adql, answer);
    // A service that fails is not asked again at each letter typed.
    answer.catch(() => setTimeout(() => this.#answers.delete(adql), FAILURE_COUNTS_MS));
    return answer;
  }

  async #read(adql: string, maxRows: number): Promise<Rows> {
    const asking = {
      signal: AbortSignal.timeout(WITHIN_MS),
      proxy: (await this.#settings?.())?.proxy,
      onProgress: () => undefined,
      readTable: this.#readTable,
    };
    const { ipc } = await tapQuery(
      { url: this.#url, isAsync: false, unknown: [] },
      { adql, maxRows, uploads: new Map() },
      asking,
    );
    return tableFromIPC(ipc)
      .toArray()
      .map((row): Record<string, unknown> => row.toJSON());
  }
}

function asName({ table_name: name, description }: Readonly<Record<string, unknown>>): TapName {
  return { name: identifier(textOf(name)), description: textOf(description) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function unquoted(name: string): string {
  return name.replaceAll('"', '');
}

/** The name as a query writes it: TAP asks services to give it so, but not all do. */
function identifier(name: string): string {
  return /^[\w.]*$/.test(name) || name.includes('"') ? name : `"${name}"`;
}
