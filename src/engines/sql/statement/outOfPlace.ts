import type { Failure } from '../../../../workers/wire/failure.ts';
import { TABLE_FIRST } from './tableFirst.ts';

const UNKNOWN = /^Catalog Error: (?:Table|Scalar) Function with name (hats|xmatch|in_moc) does not exist/i;

const NO_READER = /^Binder Error: No extension found that is capable of reading the file "([^"]+)"/i;
const NO_SCHEMA = /schema (?:with name )?"?(\w+)"? does not exist/i;
const NO_EXTENSION = /\b(icu|spatial|httpfs)\b[^]*\bextension\b|\bextension\b[^]*\b(icu|spatial|httpfs)\b/i;

const UNREAD = /^IO Error: No files found that match the pattern "([a-z][\w.+-]{0,20}:\/\/[^"]*)"/i;
const NO_LIST = /^There is no file at \S*[*?[]\S*\.$/;
const IN_LAMBDA = /^Binder Error: subqueries in lambda expressions are not supported/;
const OTHER_EXTENSION = /required extension '(\w+)'|exists in the (\w+) extension/;

const UNNAMED = {
  message: 'A column cannot hold a struct whose parts have no names.',
  advice:
    "Name them:  {'a': 1, 'b': 2}  for  row(1, 2);  [{'a': x[1], 'b': x[2]} for x in list_zip(…)]  for  list_zip(…).",
};

/**
 * A failure in the reader's terms where a catalogue stands in a statement that reads only tables.
 */
export function outOfPlace(failure: Failure): Failure {
  const name = UNKNOWN.exec(failure.message)?.[1];
  if (name === undefined) return ofElsewhere(failure);
  return {
    ...failure,
    message: `${name}() can be read by SELECT, PIVOT, CREATE TABLE … AS, INSERT, UPDATE, DELETE, DESCRIBE, SUMMARIZE and EXPLAIN, not by this statement.`,
    detail: undefined,
    advice: TABLE_FIRST,
  };
}

/** A failure in the reader's terms where a table is an archive's, or a function that of an extension. */
function ofElsewhere(failure: Failure): Failure {
  if (failure.advice !== undefined) return failure;
  const file = NO_READER.exec(failure.message)?.[1];
  if (file !== undefined)
    return {
      ...failure,
      message: `SQL cannot tell how the columns of ${file} are divided.`,
      detail: undefined,
      advice: `Say it:  FROM read_csv('${file}', delim = ' ', header = true);  columns of fixed width are read in Python, by Table.read(…, format='ascii.fixed_width').`,
    };
  const unread = UNREAD.exec(failure.message)?.[1];
  if (unread !== undefined)
    return {
      ...failure,
      message: `${unread} was not read: this function knows no addresses here.`,
      detail: undefined,
      advice:
        "FROM 'https://…', hats('…'), read_csv('…') and read_json('…') read them; DESCRIBE hats('…') tells a Parquet file’s columns, units and rows.",
    };
  if (NO_LIST.test(failure.message))
    return {
      ...failure,
      advice:
        "Servers do not tell which files they have: name them, as in  read_parquet(['https://…/a.parquet', 'https://…/b.parquet']),  or a catalogue by its folder, as in  hats('https://…').",
    };
  if (/\bskybook_zoned(_by_row)?\(\)/.test(failure.message))
    return {
      ...failure,
      message: 'AT TIME ZONE takes a time with its date, and the name of a zone.',
      detail: undefined,
    };
  const zoned = /^Invalid Input Error: (These times cannot be taken for .*)/.exec(failure.message)?.[1];
  if (zoned !== undefined)
    return {
      ...failure,
      message: zoned,
      advice: 'Name each time by itself, as in  l[1]::VARCHAR  or  s.t::VARCHAR;  or RESET TimeZone.',
    };
  if (IN_LAMBDA.test(failure.message))
    return {
      ...failure,
      message: 'A function of a list’s items (lambda) reads no table, nor the clock of a time zone.',
      advice: 'Take the list apart:  FROM (SELECT unnest(l) AS t FROM …);  list(…) makes one again.',
    };
  if (/^Binder Error: Macro skybook_\w+\(\) has multiple overloads/.test(failure.message))
    return {
      ...failure,
      message: 'A function of times is given what has no type before the query runs.',
      detail: undefined,
      advice: 'Make a table of it first:  CREATE TABLE t AS SELECT … AS time;  and use its column.',
    };
  if (/\bunnamed struct\b/i.test(failure.message)) return { ...failure, ...UNNAMED };
  const schema = NO_SCHEMA.exec(failure.message)?.[1];
  if (schema !== undefined)
    return { ...failure, message: `There is no schema ${schema} in this notebook.`, advice: adviceOn(schema) };
  const [, before, after] = NO_EXTENSION.exec(`${failure.message} ${failure.detail ?? ''}`) ?? [];
  const [, required, named] = OTHER_EXTENSION.exec(`${failure.message} ${failure.detail ?? ''}`) ?? [];
  const extension = (before ?? after ?? required ?? named)?.toLowerCase();
  if (extension === undefined || failure.kind !== 'sql') return failure;
  const message = `This needs DuckDB's extension ${extension}, which is not part of this site.`;
  if (extension !== 'icu') return { ...failure, message, detail: undefined };
  const advice =
    'Times with a zone are in UTC: write t::TIMESTAMP first, as in  t::TIMESTAMP::DATE  or  year(t::TIMESTAMP).';
  return { ...failure, message: `${message} It knows time zones.`, detail: undefined, advice };
}

/** Services by the schemas that queries for them name. */
const ARCHIVES: readonly (readonly [schema: RegExp, service: string])[] = [
  [/^dp\d/i, 'https://data.lsst.cloud/api/tap'],
  [/^(vizls|metaviz)$/i, 'https://tapvizier.cds.unistra.fr/TAPVizieR/tap'],
];

function adviceOn(schema: string): string {
  if (/^tap_upload$/i.test(schema))
    return 'TAP_UPLOAD is of cells that a TAP service answers (-- @tap …); here a table is named as it is, as in  FROM stars.';
  const service = ARCHIVES.find(([pattern]) => pattern.test(schema))?.[1] ?? 'https://gea.esac.esa.int/tap-server/tap';
  return `Tables of an archive are asked there: write the address of its TAP service as the first line, as  -- @tap ${service}`;
}
