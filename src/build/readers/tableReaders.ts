import { delimitedRows } from '../../../workers/tables/ecsv/delimitedRows.ts';
import { ecsvValues } from '../../../workers/tables/ecsv/ecsvValues.ts';
import { readEcsv } from '../../../workers/tables/ecsv/readEcsv.ts';
import { yamlEntries } from '../../../workers/tables/ecsv/yamlEntries.ts';
import { readFits } from '../../../workers/tables/fits/readFits.ts';
import { roundedWholes } from '../../engines/sql/sources/roundedWholes.ts';
import { compactFormat } from '../../engines/tap/tapFormats.ts';
import { eachMany, many, PLAIN } from './adversarial.ts';
import type { Reader } from './reader.ts';

const TABLES = 'workers/tables';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const tried = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return error;
  }
};

/** A FITS file whose one table has so many rows, and a header of the text in cards. */
function fits(text: string): Uint8Array {
  const cards = (all: readonly string[]) => {
    const header = [...all, 'END'].map((card) => card.slice(0, 80).padEnd(80)).join('');
    return header.padEnd(2880 * Math.ceil(header.length / 2880));
  };
  const more = text.match(/[^]{1,70}/g) ?? [];
  const table = ["XTENSION= 'BINTABLE'", 'BITPIX  = 8', 'NAXIS   = 2', 'NAXIS1  = 1', 'NAXIS2  = 1', 'TFIELDS = 999'];
  return utf8(cards(['SIMPLE  = T', 'NAXIS   = 0']) + cards([...table, ...more]) + ' '.repeat(2880));
}

/** Readers of tables in FITS and ECSV, and of what services say they give. */
export const TABLE_READERS: readonly Reader[] = [
  {
    name: 'a header of ECSV',
    modules: [`${TABLES}/ecsv/yamlEntries.ts`],
    read: (text) => [
      yamlEntries(['datatype:', ...`- {name: ${text}`.split('\n')], 'datatype'),
      yamlEntries(['datatype:', ...`- ${text}`.split('\n')], 'datatype'),
    ],
    inputs: [
      ...PLAIN,
      ...eachMany(['a: b, ', "'", '"', '\\', '{', '[', '}', ', ', ': ', '\n  ', '\n  a: ', "''", ' ', '\\\n ']),
    ],
  },
  {
    name: 'rows of ECSV',
    modules: [`${TABLES}/ecsv/delimitedRows.ts`, `${TABLES}/ecsv/readEcsv.ts`],
    read: (text) => [
      tried(() => [...delimitedRows(text, 0, ' ', () => new Error())].length),
      tried(() => [...delimitedRows(text, 0, ',', () => new Error())].length),
      tried(() => readEcsv(utf8(`# %ECSV 1.0\n${text}`), 'u')),
    ],
    inputs: [...PLAIN, ...eachMany(['a b\n', '"', '""', '"a"', '" ', ' ', ',', '\n', '#\n', '# a\n', 'delimiter: '])],
  },
  {
    name: 'values of ECSV',
    modules: [`${TABLES}/ecsv/ecsvValues.ts`],
    read: (text) =>
      ['int8', 'int64', 'float64', 'complex128', 'bool'].map((type) => ecsvValues(type, undefined)?.push(text)),
    inputs: [...PLAIN, ...eachMany(['1', '-', '.', '1.', '1e', '1e+', '+1', 'j', '(', 'nan', 'inf'])],
  },
  {
    name: 'lists of ECSV',
    modules: [`${TABLES}/ecsv/ecsvValues.ts`],
    read: (text) => ecsvValues('string', 'float64[null]')?.push(`[${text}1]`),
    inputs: [
      ...eachMany(['1,', '"', '"",', '\\', 'NaN,', '-', '12345678901234567,', '[', '1']),
      many('1', { after: '.' }),
    ],
  },
  {
    name: 'a header of FITS',
    modules: [
      `${TABLES}/fits/hdus.ts`,
      `${TABLES}/fits/fitsColumn.ts`,
      `${TABLES}/fits/readFits.ts`,
      `${TABLES}/fits/cellReader.ts`,
      `${TABLES}/fits/elementReader.ts`,
      `${TABLES}/fits/textRows.ts`,
      `${TABLES}/fits/withNullAsValue.ts`,
    ],
    read: (text) => tried(() => readFits(fits(text), 'u')),
    inputs: [
      ...PLAIN,
      ...eachMany(["TFORM1  = '1A      '", "TFORM1  = '9999999X'", "'", "''", '/', 'CONTINUE  ', '&']),
    ],
  },
  {
    name: 'whole numbers of a delimited text',
    modules: ['src/engines/sql/sources/roundedWholes.ts'],
    read: (text) => roundedWholes(utf8(text), 'u'),
    inputs: [...PLAIN, ...eachMany(['1', '1,', '9223372036854775807,', '-1', '+', '"'])],
  },
  {
    name: 'the capabilities of a service',
    modules: ['src/engines/tap/tapFormats.ts'],
    read: compactFormat,
    inputs: eachMany(['<outputFormat>', '<mime>', '<mime>a</mime>', '<mime>;serialization', '<mime> ']),
  },
];
