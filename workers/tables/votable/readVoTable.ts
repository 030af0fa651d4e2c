import { NotebookError } from '../../wire/notebookError.ts';
import { tableOfColumns } from '../columns/tableOfColumns.ts';
import type { FileTable } from '../fileTable.ts';
import { systemOf } from './coosys.ts';
import { encodingOf } from './encodingOf.ts';
import { fieldOf, type Field } from './field.ts';
import { infoOf, type Info } from './info.ts';
import type { DataKind } from './dataKind.ts';
import { readData, type DataRead } from './readData.ts';
import { valueReader } from './valueReader.ts';
import { closing } from './xmlClosing.ts';
import { attribute, xmlReader, xmlText, type XmlTag } from './xmlTokens.ts';

/**
 * A table with fields of a VOTable (1.0 to 1.5; TABLEDATA, BINARY and BINARY2), the first one or that of a number from
 * 1 on, its units, UCDs and descriptions kept. A service's error is thrown; an overflow, an error told after the rows
 * (DALI 1.1 §4.4), and that there are more tables, become warnings. Fails with kind `fetch` for what is no VOTable;
 * `url` is for its words.
 */
export function readVoTable(bytes: Uint8Array, url: string, number?: number): FileTable {
  const xml = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (!/<(?:[\w.-]+:)?VOTABLE\b/.test(xml.slice(0, 20_000))) {
    throw new NotebookError({
      kind: 'fetch',
      message: `${url} is not a VOTable.`,
      detail: `It begins with ${JSON.stringify(xml.slice(0, 60))}.`,
    });
  }
  const { fields, data, warnings, name, lateError, infos, title, isWhole } = parts(xml, url, number);
  if (!isWhole && !data)
    throw new NotebookError({
      kind: 'fetch',
      message: `${url} ends before its rows: it was cut short, by its server or on the way.`,
      advice: 'Run the cell again.',
    });
  const columns = (data?.readers ?? fields.map((field) => valueReader(field))).map(({ column }) => column);
  const table = tableOfColumns(
    fields.map(({ column }) => column),
    columns,
  );
  if (lateError !== undefined && table.rows === 0) throw serviceError(url, lateError);
  const late =
    lateError === undefined ? [] : [`The service failed before the end, so that rows are missing: ${lateError}`];
  const cut = isWhole
    ? []
    : ['The file ends behind its rows, before its end: whether its service had more, or failed, is not known.'];
  return {
    ...table,
    warnings: [...warnings, ...late, ...cut, ...(data?.warnings ?? [])],
    ...(name && { name }),
    infos,
    ...(title && { title }),
    isTruncated: late.length > 0 || warnings.some((warning) => !warning.startsWith('The file holds')),
  };
}

type Parts = {
  readonly fields: readonly Field[];
  readonly data?: DataRead;
  readonly warnings: readonly string[];
  readonly name: string;
  readonly lateError?: string;
  readonly infos: readonly Info[];
  readonly title: string;
  /** Whether the closing tag of the whole file is there. */
  readonly isWhole: boolean;
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
  let data: DataRead | undefined;
  let lateError: string | undefined;
  let olderError = '';
  let name = '';
  let inTable = false;
  let ended = false;
  let isWhole = false;
  let from = 0;
  const next = xmlReader(xml);
  for (;;) {
    const tag = next(from);
    if (!tag) break;
    from = tag.end;
    if (tag.name === 'VOTABLE') isWhole ||= tag.kind !== 'open';
    else if (tag.name === 'TABLE') {
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
    } else if (ended && tag.kind === 'open' && isDataKind(tag.name)) {
      from = closing(xml, tag.name, tag.end);
    } else if (ended && tag.name === 'FIELD') {
      if (!counted) tables++;
      counted = true;
    } else if (!inTable || tag.kind === 'close') continue;
    else if (tag.name === 'FIELD') {
      const end = tag.kind === 'empty' ? tag.end : closing(xml, 'FIELD', tag.end);
      fields.push(fieldOf(tag, xml.slice(tag.end, end)));
      from = end;
    } else if (isDataKind(tag.name) && tag.kind === 'open') {
      const isWanted = tables + 1 === (number ?? 1);
      if (isWanted) data = readData(xml, tag.end, tag.name, fields, url);
      from = data?.end ?? closing(xml, tag.name, tag.end);
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
  return {
    fields: placed,
    data,
    warnings,
    name,
    lateError,
    infos,
    title: described.resource || described.table,
    isWhole,
  };
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

function isDataKind(name: string): name is DataKind {
  return name === 'TABLEDATA' || name === 'BINARY' || name === 'BINARY2';
}
