import { tableToIPC, Table as ArrowTable, type Vector } from 'apache-arrow';
import type { Column } from '../../../workers/wire/column.ts';
import type { Table } from '../../../workers/wire/table.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { binaryRows } from './binaryRows.ts';
import { systemOf } from './coosys.ts';
import { fieldOf, type Field } from './field.ts';
import { infoOf, type Info } from './info.ts';
import { tableDataRows } from './tableDataRows.ts';
import { columnVector } from './columnVector.ts';
import { attribute, xmlReader, xmlText, type XmlTag } from './xmlTokens.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * A table, with what its VOTable says beside it: INFO elements, what it describes itself as, and whether its service
 * had more rows.
 */
export type VoTable = Table & {
  readonly infos: readonly Info[];
  readonly title?: string;
  readonly isTruncated: boolean;
};

/**
 * A table with fields of a VOTable (1.0 to 1.5; TABLEDATA, BINARY and BINARY2), the first one or that of a number from
 * 1 on, its units, UCDs and descriptions kept. A service's error is thrown; an overflow, an error told after the rows
 * (DALI 1.1 §4.4), and that there are more tables, become warnings. Fails with kind `fetch` for what is no VOTable;
 * `url` is for its words.
 */
export function readVoTable(bytes: Uint8Array, url: string, number?: number): VoTable {
  const xml = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (!/<(?:[\w.-]+:)?VOTABLE\b/.test(xml.slice(0, 20_000))) {
    throw new NotebookError({
      kind: 'fetch',
      message: `${url} is not a VOTable.`,
      detail: `It begins with ${JSON.stringify(xml.slice(0, 60))}.`,
    });
  }
  const { fields, data, warnings, name, lateError, infos, title } = parts(xml, url, number);
  const rows = data ? rowsOf(xml, data, fields, url) : fields.map(() => []);
  if (lateError !== undefined && (rows[0]?.length ?? 0) === 0) throw serviceError(url, lateError);
  const told =
    lateError === undefined
      ? warnings
      : [...warnings, `The service failed before the end, so that rows are missing: ${lateError}`];
  const vectors = fields.map((field, i) => columnVector(field, itemAt(rows, i)));
  const names = distinctNames(fields.map(({ column }) => column));
  const arrow = new ArrowTable(Object.fromEntries(names.map((column, i) => [column, vectors[i] as Vector])));
  const columns = fields.map(({ column }, i) => ({ ...column, name: itemAt(names, i) }));
  return {
    ipc: tableToIPC(arrow, 'stream'),
    rows: arrow.numRows,
    totalRows: arrow.numRows,
    columns,
    warnings: told,
    ...(name && { name }),
    infos,
    ...(title && { title }),
    isTruncated: told.some((warning) => !warning.startsWith('The file holds')),
  };
}

type Data = { readonly kind: 'TABLEDATA' | 'BINARY' | 'BINARY2'; readonly start: number; readonly end: number };
type Parts = {
  readonly fields: readonly Field[];
  readonly data?: Data;
  readonly warnings: readonly string[];
  readonly name: string;
  readonly lateError?: string;
  readonly infos: readonly Info[];
  readonly title: string;
};

function parts(xml: string, url: string, number?: number): Parts {
  let fields: Field[] = [];
  let tables = 0;
  let counted = false;
  const warnings: string[] = [];
  const infos: Info[] = [];
  const described = { resource: '', table: '' };
  const systems = new Map<string, string>();
  let isMeta = true;
  let isOver = false;
  let data: Data | undefined;
  let lateError: string | undefined;
  let olderError = '';
  let name = '';
  let inTable = false;
  let ended = false;
  let from = 0;
  const next = xmlReader(xml);
  for (;;) {
    const tag = next(from);
    if (!tag) break;
    from = tag.end;
    if (tag.name === 'TABLE') {
      if (tag.kind === 'close' && inTable && fields.length > 0) {
        ended = ++tables === (number ?? 1);
        if (!ended) [fields, data] = [[], undefined];
      }
      counted = false;
      inTable = tag.kind === 'open' && !ended;
      if (inTable) name = attribute(tag.attributes, 'name') || attribute(tag.attributes, 'ID');
    } else if (tag.name === 'RESOURCE') {
      // What follows describes other tables, or services beside this one.
      isOver ||= ended && tag.kind === 'open';
      if (tag.kind === 'open') isMeta = attribute(tag.attributes, 'type') === 'meta';
    } else if (tag.name === 'DESCRIPTION' && tag.kind === 'open') {
      from = closing(xml, 'DESCRIPTION', tag.end);
      if (fields.length === 0 && (inTable || !isMeta))
        described[inTable ? 'table' : 'resource'] ||= xmlText(xml.slice(tag.end, from)).replace(/\s+/g, ' ').trim();
    } else if (tag.name === 'INFO' && tag.kind !== 'close') {
      from = tag.kind === 'empty' ? tag.end : closing(xml, 'INFO', tag.end);
      if (!isOver) infos.push(infoOf(tag, xml.slice(tag.end, from)));
      const status =
        attribute(tag.attributes, 'name').toUpperCase() === 'QUERY_STATUS'
          ? attribute(tag.attributes, 'value').toUpperCase()
          : '';
      olderError ||= errorIn(tag, xml.slice(tag.end, from));
      if (status === 'OVERFLOW') warnings.push('The service cut this table at its limit of rows.');
      if (status !== 'ERROR') continue;
      lateError = xmlText(xml.slice(tag.end, from))
        .replace(/<[^<>]*>/g, '')
        .trim();
      if (!data) throw serviceError(url, lateError);
    } else if (tag.name === 'PARAM' && tag.kind !== 'close') {
      olderError ||= errorIn(tag, '');
    } else if (tag.name === 'COOSYS' && tag.kind !== 'close') {
      const { id, words } = systemOf(
        tag,
        tag.kind === 'empty' ? '' : xml.slice(tag.end, closing(xml, 'COOSYS', tag.end)),
      );
      systems.set(id, words);
    } else if (ended && tag.kind === 'open' && /^(TABLEDATA|BINARY|BINARY2)$/.test(tag.name)) {
      from = closing(xml, tag.name, tag.end);
    } else if (ended && tag.name === 'FIELD') {
      if (!counted) tables++;
      counted = true;
    } else if (!inTable || tag.kind === 'close') continue;
    else if (tag.name === 'FIELD') {
      const end = tag.kind === 'empty' ? tag.end : closing(xml, 'FIELD', tag.end);
      fields.push(fieldOf(tag, xml.slice(tag.end, end)));
      from = end;
    } else if (/^(TABLEDATA|BINARY|BINARY2)$/.test(tag.name) && tag.kind === 'open') {
      data = { kind: tag.name as Data['kind'], start: tag.end, end: closing(xml, tag.name, tag.end) };
      from = data.end;
      if (from === xml.length)
        throw new NotebookError({
          kind: 'fetch',
          message: `${url} ends in the middle of its rows: it was cut short, by its server or on the way.`,
          advice: 'Run the cell again.',
        });
    } else if (/^(FITS|PARQUET)$/.test(tag.name)) {
      throw new NotebookError({
        kind: 'fetch',
        message: `The rows of ${url} lie in a ${tag.name} file beside it, which is not read.`,
        advice: tag.name === 'PARQUET' ? 'Read that file by its own address.' : 'Ask the service for another format.',
      });
    }
  }
  if (fields.length === 0 && olderError !== '') throw serviceError(url, olderError);
  if (!ended && number !== undefined && number > 1)
    throw new NotebookError({
      kind: 'fetch',
      message: `${url} has no table ${number}: it holds ${tables} with columns.`,
    });
  if (tables > 1 && number === undefined)
    warnings.push(`The file holds ${tables} tables, of which this is the first; the second is FROM '…#2'.`);
  const placed = fields.map((field) => inSystem(field, systems));
  return { fields: placed, data, warnings, name, lateError, infos, title: described.resource || described.table };
}

/** A service's error in the form of older standards (Simple Cone Search 1.03 §2.3): INFO or PARAM of that name. */
function errorIn({ attributes }: XmlTag, content: string): string {
  if (attribute(attributes, 'name').toLowerCase() !== 'error') return '';
  const words = attribute(attributes, 'value') || xmlText(content);
  return words.replace(/\s+/g, ' ').trim();
}

/** A field with the words of the coordinate system that it refers to (VOTable 1.5 §3.1). */
function inSystem(field: Field, systems: ReadonlyMap<string, string>): Field {
  const frame = field.ref === undefined ? undefined : systems.get(field.ref);
  return frame === undefined ? field : { ...field, column: { ...field.column, frame } };
}

function serviceError(url: string, words: string): NotebookError {
  return new NotebookError({ kind: 'fetch', message: `The service at ${url} answered with an error.`, detail: words });
}

/** Offset of an element's closing tag. */
function closing(xml: string, name: string, from: number): number {
  const pattern = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`, 'g');
  pattern.lastIndex = from;
  return pattern.exec(xml)?.index ?? xml.length;
}

function rowsOf(
  xml: string,
  { kind, start, end }: Data,
  fields: readonly Field[],
  url: string,
): readonly (readonly unknown[])[] {
  if (kind === 'TABLEDATA') return tableDataRows(xml.slice(start, end), fields);
  const stream = xmlReader(xml)(start);
  if (
    stream?.name !== 'STREAM' ||
    attribute(stream.attributes, 'href') ||
    !/^(base64|)$/.test(attribute(stream.attributes, 'encoding'))
  ) {
    throw new NotebookError({
      kind: 'fetch',
      message: `The rows of ${url} lie in a stream of a kind that is not read.`,
    });
  }
  const text = xml.slice(stream.end, closing(xml, 'STREAM', stream.end)).replace(/\s+/g, '');
  try {
    return binaryRows(
      Uint8Array.from(atob(text), (c) => c.charCodeAt(0)),
      fields,
      kind === 'BINARY2',
    );
  } catch (cause) {
    throw new NotebookError(
      {
        kind: 'fetch',
        message: `The rows of ${url} are not what its fields say: they are damaged, or were cut short on the way.`,
        advice: 'Run the cell again.',
      },
      { cause },
    );
  }
}

function encodingOf(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /encoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1];
  try {
    return named ? new TextDecoder(named).encoding : 'utf-8';
  } catch {
    return 'utf-8';
  }
}

/** SQL does not tell names apart by letter case. */
function distinctNames(columns: readonly Column[]): readonly string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return columns.map(({ name }) => {
    let free = name;
    let n = counts.get(name.toLowerCase()) ?? 2;
    for (; taken.has(free.toLowerCase()); n++) free = `${name}_${n}`;
    counts.set(name.toLowerCase(), n);
    taken.add(free.toLowerCase());
    return free;
  });
}
