import type { ReadSettings } from '../readSettings.ts';
import { readTapLine } from '../../parse/sql/tapCell.ts';
import { tapTables } from '../../parse/sql/tapTables.ts';
import type { ReadTable } from '../tableReader.ts';
import { TapSchema, type TapName } from './tapSchema.ts';
import { present } from '../../known/present.ts';

/** What may stand at a place of a TAP cell, from where in its text on. */
export type TapCompletions = {
  readonly from: number;
  readonly options: readonly { readonly label: string; readonly detail: string; readonly kind: 'table' | 'column' }[];
};

const MOST_DETAIL = 60;
const NEAR_CHARACTERS = 2000;

/** Proposes the tables and columns of the services that TAP cells name; each service is asked once. */
export class TapCompletion {
  readonly #readTable: ReadTable;
  readonly #settings: ReadSettings | undefined;
  readonly #schemas = new Map<string, TapSchema>();

  constructor(readTable: ReadTable, settings?: ReadSettings) {
    this.#readTable = readTable;
    this.#settings = settings;
  }

  /** `undefined` for a text that is no TAP cell. */
  async complete(text: string, position: number): Promise<TapCompletions | undefined> {
    const line = readTapLine(text);
    if (!line) return undefined;
    // A name and what says of what it is one stand near; some of the patterns look from each word to the end.
    const before = text.slice(Math.max(0, position - NEAR_CHARACTERS), position);
    const written = present(/(?:(?:"[^"\n]*"|[\w$]+)\.)*(?:"[^"\n]*|[\w$]*)$/.exec(before))[0];
    const isComment = before.slice(before.lastIndexOf('\n') + 1).includes('--');
    if (
      isComment ||
      !URL.canParse(line.url) ||
      (written === '' && !/\b(from|join|select|where|by|and|on)\s+$/i.test(before))
    )
      return { from: position, options: [] };
    const schema = this.#schemas.get(line.url) ?? new TapSchema(line.url, this.#readTable, this.#settings);
    this.#schemas.set(line.url, schema);
    return complete(
      schema,
      text,
      position,
      written,
      /\b(from|join)\s+$|\bfrom\s[^()]*,\s*$/i.test(before.slice(0, before.length - written.length)),
    );
  }
}

async function complete(
  schema: TapSchema,
  text: string,
  position: number,
  written: string,
  isTable: boolean,
): Promise<TapCompletions> {
  const whole = position - written.length;
  if (isTable) {
    const tables = (await schema.tables(written.replaceAll('"', ''))).map(option('table'));
    // Editors close a quote as it is opened.
    const isClosed = text[position] === '"' && written.includes('"');
    return {
      from: whole,
      options: isClosed ? tables.map((table) => ({ ...table, label: table.label.replace(/"$/, '') })) : tables,
    };
  }
  const dot = written.lastIndexOf('.');
  const [qualifier, last] = [
    written.slice(0, Math.max(dot, 0)).replaceAll('"', '').toLowerCase(),
    written
      .slice(dot + 1)
      .replaceAll('"', '')
      .toLowerCase(),
  ];
  const tables = tapTables(text).filter(
    ({ name, alias }) => dot < 0 || [name, alias].some((known) => known.toLowerCase() === qualifier),
  );
  const columns = (await Promise.all(tables.map(({ name }) => schema.columns(name)))).flat();
  const distinct = [...new Map(columns.map((column) => [column.name, column])).values()];
  return {
    from: whole + dot + 1,
    options: distinct
      .filter(({ name }) => name.replaceAll('"', '').toLowerCase().startsWith(last))
      .map(option('column')),
  };
}

function option(kind: 'table' | 'column') {
  return ({ name, description }: TapName) => ({
    label: name,
    kind,
    detail: description.length > MOST_DETAIL ? `${description.slice(0, MOST_DETAIL)}…` : description,
  });
}
