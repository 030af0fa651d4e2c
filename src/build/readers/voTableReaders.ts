import { astropyFieldNotes } from '../../catalogue/parquet/astropyFieldNotes.ts';
import { voTableFieldNotes } from '../../catalogue/parquet/voTableFieldNotes.ts';
import { descriptionIn } from '../../../workers/tables/votable/descriptionIn.ts';
import { fieldOf } from '../../../workers/tables/votable/field.ts';
import { infoOf } from '../../../workers/tables/votable/info.ts';
import { readVoTable } from '../../../workers/tables/votable/readVoTable.ts';
import { tableDataRows } from '../../../workers/tables/votable/tableDataRows.ts';
import { attribute, xmlTags, xmlText } from '../../../workers/tables/votable/xmlTokens.ts';
import { valueReader } from '../../../workers/tables/votable/valueReader.ts';
import { eachMany, many, numbered, PLAIN, type Input } from './adversarial.ts';
import type { Reader } from './reader.ts';

const ROOM = 'src/catalogue';
const TABLES = 'workers/tables';
const VOTABLE = `${TABLES}/votable`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const tag = (attributes: string) => ({ name: 'FIELD', kind: 'open', attributes, start: 0, end: 0 }) as const;
const TAGS: readonly Input[] = eachMany([
  '<',
  '<a',
  '<a ',
  '<a <a',
  '<a b="',
  "<a b='",
  '<a b="\'',
  '</',
  '</a',
  '<!--',
  '<!-- -->',
  '<![CDATA[',
  '<![CDATA[]]>',
  '<?',
  '<!',
  '<a:',
  '<a/>',
  '<a b="c">',
  '">',
  '&',
  '&#1',
  '&amp;',
]);

/** Readers of VOTables, as services answer with them and as other files hold them. */
export const VOTABLE_READERS: readonly Reader[] = [
  {
    name: 'the tags of XML',
    modules: [`${VOTABLE}/xmlTokens.ts`],
    read: (text) => [...xmlTags(text)].length,
    inputs: [
      ...PLAIN,
      ...TAGS,
      many('<a ', { after: '"' }),
      many('<a b="', { after: '"' }),
      many('<a b=\'"', { after: '>' }),
      many('<a:a'),
    ],
  },
  {
    name: 'text in XML',
    modules: [`${VOTABLE}/xmlTokens.ts`, `${VOTABLE}/info.ts`, `${VOTABLE}/descriptionIn.ts`],
    read: (text) => [xmlText(text), infoOf(tag(''), text), descriptionIn(text), descriptionIn(`<DESCRIPTION>${text}`)],
    inputs: [
      ...PLAIN,
      ...TAGS,
      ...eachMany(['<DESCRIPTION', '<DESCRIPTION>', '&#x41;', '&#99999999;', '<!--<![CDATA[']),
    ],
  },
  {
    name: 'attributes of XML',
    modules: [`${VOTABLE}/xmlTokens.ts`],
    read: (text) => attribute(text, 'name'),
    inputs: [
      ...PLAIN,
      ...eachMany(['name', ' name', ' name=', ' name="', " name='", 'a:', ' a:name', 'name = ']),
      many(' ', { before: ' name', after: 'x' }),
    ],
  },
  {
    name: 'a FIELD of a VOTable',
    modules: [`${VOTABLE}/field.ts`],
    read: (text) => [fieldOf(tag(text), ''), fieldOf(tag('name="a"'), text)],
    inputs: [
      ...TAGS,
      ...eachMany([
        '<DESCRIPTION',
        '<DESCRIPTION>',
        '<VALUES ',
        '<VALUES null="',
        '<VALUES null="1"/>',
        ' arraysize="1x',
        'x',
      ]),
      many('1x', { before: ' arraysize="', after: '"' }),
    ],
  },
  {
    name: 'a VOTable',
    modules: [
      `${VOTABLE}/readVoTable.ts`,
      `${VOTABLE}/encodingOf.ts`,
      `${VOTABLE}/readData.ts`,
      `${VOTABLE}/xmlClosing.ts`,
      `${ROOM}/votable/originOfInfos.ts`,
    ],
    read: (text) => readVoTable(utf8(`<?xml encoding="utf-8"?><VOTABLE><RESOURCE><TABLE>${text}`), 'https://a.org/'),
    inputs: [
      ...TAGS,
      ...eachMany([
        '<FIELD ',
        '<FIELD name="a">',
        '<INFO>',
        '<INFO name="QUERY_STATUS" value="OVERFLOW"/>',
        '<INFO name="QUERY_STATUS" value="ERROR">',
        '<DESCRIPTION>',
        '<TABLE>',
        '<RESOURCE>',
        '<TABLEDATA>',
        '<BINARY>',
        '</TABLE >',
      ]),
      numbered((i) => `<INFO name="a${i}" value="<">`),
      many('<', { before: '<INFO name="QUERY_STATUS" value="ERROR">', after: '</INFO>' }),
    ],
  },
  {
    name: 'a VOTable of many columns of one name',
    modules: [`${VOTABLE}/readVoTable.ts`],
    read: (text) => readVoTable(utf8(`<VOTABLE><RESOURCE><TABLE>${text.slice(0, 200_000)}`), 'https://a.org/'),
    inputs: [many('<FIELD name="a"/>'), numbered((i) => `<FIELD name="${i % 2 ? 'a' : 'A'}"/>`)],
  },
  {
    name: 'the rows of a VOTable in base64',
    modules: [`${VOTABLE}/binaryRows.ts`, `${VOTABLE}/base64Bytes.ts`, `${VOTABLE}/textReader.ts`],
    read: (text) => {
      const [arraysize = '', bytes = ''] = text.split('|');
      return readVoTable(
        utf8(
          `<VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="char" arraysize="${arraysize}"/><DATA><BINARY><STREAM encoding="base64">${bytes.slice(0, 4 * Math.floor(bytes.length / 4))}</STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>`,
        ),
        'https://a.org/',
      );
    },
    inputs: [
      many('AAAA', { before: '*|' }),
      many('////', { before: '*|' }),
      many('QUFB', { before: '1000x*|AA//' }),
      many('ICAg', { before: '300000x2|QUFB' }),
      many('AAAA', { before: '0|' }),
      many('ICAg', { before: '3|' }),
    ],
  },
  {
    name: 'the rows of a VOTable in text',
    modules: [
      `${VOTABLE}/tableDataRows.ts`,
      `${VOTABLE}/valueReader.ts`,
      `${VOTABLE}/scalarReader.ts`,
      `${VOTABLE}/numberText.ts`,
    ],
    read: (text) =>
      ['long', 'double', 'char', 'boolean', 'bit'].map((datatype) =>
        tableDataRows(text, 0, [
          valueReader(
            fieldOf(tag(`name="a" datatype="${datatype}" arraysize="${datatype === 'bit' ? '*' : '1'}"`), ''),
          ),
        ]),
      ),
    inputs: [
      ...TAGS,
      ...eachMany([
        '<TR><TD>1</TD></TR>',
        '<TR><TD/></TR>',
        '<TD',
        '<TD ',
        '<TD>',
        '<TR>',
        '<TD><![CDATA[',
        '<TD><![CDATA[]]>',
        '<TD><![CDATA[]]></TD>',
        '<a:TD>',
      ]),
      ...['1', '0', '-', ' ', '.0', '1 ', 'inf'].map((part) => many(part, { before: '<TR><TD>', after: '</TD></TR>' })),
      many('<![CDATA[]]>', { before: '<TR><TD>' }),
    ],
  },
  {
    name: 'a VOTable in a Parquet file',
    modules: [`${ROOM}/parquet/voTableFieldNotes.ts`],
    read: voTableFieldNotes,
    inputs: [
      ...TAGS,
      ...eachMany([
        '<FIELD ',
        '<FIELD name="a">',
        '<FIELD name="a"/>',
        '<FIELD><DESCRIPTION>',
        '<FIELD><DESCRIPTION>a</DESCRIPTION></FIELD>',
      ]),
    ],
  },
  {
    name: 'astropy’s notes in a Parquet file',
    modules: [`${ROOM}/parquet/astropyFieldNotes.ts`],
    read: (text) => [astropyFieldNotes(text), astropyFieldNotes(`datatype:\n${text}`)],
    inputs: [
      ...PLAIN,
      ...eachMany([
        'datatype:\n',
        '- \n',
        '- {name: a}\n',
        "- {name: '",
        '- {unit: "\\',
        ', name: ',
        '  description: \n',
        'ucd: ',
      ]),
      many(' ', { before: '- {unit: m', after: 's}' }),
      many(' / ', { before: '- {unit: m', after: 's}' }),
      many('- a ', { before: '- ' }),
    ],
  },
];
