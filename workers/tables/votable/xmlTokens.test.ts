import { expect, it, test } from 'vitest';
import { Vector } from 'apache-arrow';
import { valueReader } from './valueReader.ts';
import { tableDataRows } from './tableDataRows.ts';
import { fieldOf } from './field.ts';
import { readVoTable } from './readVoTable.ts';
import { xmlTags, xmlText, type XmlTag } from './xmlTokens.ts';

/** Park and Miller's generator (1988): the same texts in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

/** One pattern for all, which looks from every sign to the end. */
const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

function byPattern(xml: string): readonly XmlTag[] {
  return [...xml.matchAll(TAG)].flatMap(([all, slash, name, attributes = '', self]): XmlTag[] =>
    name === undefined
      ? []
      : [{ name, kind: slash ? 'close' : self ? 'empty' : 'open', attributes, start: 0, end: all.length }],
  );
}

it('the tags of any XML are those of one pattern for all of them', () => {
  const random = numbers(5);
  const pieces = [
    '<a',
    '<a>',
    '<a/>',
    '<b:a ',
    '</a>',
    '</',
    '<',
    '>',
    '/',
    '/>',
    ' x="',
    " y='",
    '"',
    "'",
    'z',
    ' ',
    '=',
    '<!-- - -->',
    '<!---->',
    '<![CDATA[>]]>',
    '<?xml?>',
    '<!x>',
    '\n',
    '<-',
    '<a.b-c:d>',
    '&lt;',
  ];
  for (let round = 0; round < 20_000; round++) {
    const xml = Array.from({ length: random(14) }, () => pieces[random(pieces.length)]).join('');
    const tags = [...xmlTags(xml)];
    expect({ xml, tags: tags.map(({ start, end, ...tag }) => ({ ...tag, start: 0, end: end - start })) }).toEqual({
      xml,
      tags: byPattern(xml),
    });
    for (const { start, end } of tags) expect(xml[start] === '<' && xml[end - 1] === '>').toBe(true);
  }
});

test.each([
  ['a &lt; b &amp;amp; c', 'a < b &amp; c'],
  ['<![CDATA[a &lt; <b>]]>&gt;', 'a &lt; <b>>'],
  ['a<!-- no -->b', 'ab'],
  ['<![CDATA[a <!-- b -->]]>', 'a <!-- b -->'],
  ['a <!-- b <![CDATA[c]]>', 'a <!-- b c'],
  ['<![CDATA[a <!-- b --> &amp;', '<![CDATA[a  &'],
  ['&#65;&#x42;&#x110000;&#9999999999;&unknown;', 'AB&#x110000;&#9999999999;&unknown;'],
])('the text of %s is %s', (raw, text) => {
  expect(xmlText(raw)).toBe(text);
});

test('what follows a comment, a section or a declaration without an end is no tag', () => {
  for (const open of ['<!-- ', '<![CDATA[ ', '<?x '])
    expect([...xmlTags(`<a/>${open}<b/`)].map(({ name }) => name)).toEqual(['a']);
});

test('cells may hold any number of CDATA sections, and one without an end', () => {
  const read = (xml: string) => {
    const text = { name: 'FIELD', kind: 'open', attributes: 'name="a" datatype="char" arraysize="*"' } as const;
    const reader = valueReader(fieldOf({ ...text, start: 0, end: 0 }, ''));
    tableDataRows(xml, 0, [reader]);
    return [...new Vector([reader.column.finish()])] as string[];
  };
  expect(read(`<TR><TD>${'<![CDATA[</TD>]]>'.repeat(20_000)}</TD></TR><TR><TD>b</TD></TR>`)).toEqual([
    '</TD>'.repeat(20_000),
    'b',
  ]);
  expect(read('<TR><TD>a</TD></TR><TR><TD><![CDATA[b</TD></TR>')).toEqual(['a', '<![CDATA[b</TD></TR>']);
});

test.each([
  ['a negative length', '<FIELD name="a" datatype="char" arraysize="*"/>', 'AAAABGFiY2T////8'],
  ['a length beyond the end', '<FIELD name="a" datatype="int" arraysize="*"/>', 'f////w=='],
  ['rows of no length', '<FIELD name="a" datatype="char" arraysize="0"/>', 'AAAA'],
  ['no fields at all', '', 'AAAA'],
  ['a negative size', '<FIELD name="a" datatype="int" arraysize="-4"/>', 'AAAA'],
  ['what is no base64', '<FIELD name="a" datatype="int"/>', '!!!!'],
])('rows in base64 with %s end in a sentence', (_, field, stream) => {
  const votable = `<VOTABLE><RESOURCE><TABLE>${field}<DATA><BINARY><STREAM encoding="base64">${stream}</STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>`;
  expect(() => readVoTable(new TextEncoder().encode(votable), 'https://a.org/t')).toThrow(
    'are not what its fields say',
  );
});

test('columns of one name are told apart, however many they are', () => {
  const fields =
    '<FIELD name="a" datatype="int"/><FIELD name="A" datatype="int"/><FIELD name="a_2" datatype="int"/>'.repeat(2);
  const { columns } = readVoTable(
    new TextEncoder().encode(
      `<VOTABLE><RESOURCE><TABLE>${fields}<DATA><TABLEDATA></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>`,
    ),
    'u',
  );
  expect(columns.map(({ name }) => name)).toEqual(['a', 'A_2', 'a_2_2', 'a_3', 'A_4', 'a_2_3']);
});
