import { rewriteGeometry } from '../../catalogue/adql/rewriteGeometry.ts';
import { rewritePlaces } from '../../catalogue/adql/rewritePlaces.ts';
import { unitNamed } from '../../catalogue/adql/unitNamed.ts';
import { firstTable } from '../../catalogue/coverage/fitsTable.ts';
import { readMoc } from '../../catalogue/coverage/readMoc.ts';
import { folderOf, fileNameOf, within } from '../../catalogue/hats/addresses.ts';
import { bucketPage, folderLinks } from '../../catalogue/hats/folderPage.ts';
import { parsePartitionInfo } from '../../catalogue/hats/partitionInfo.ts';
import { pixelInPath } from '../../catalogue/hats/partitionPath.ts';
import { parseProperties, wordsOf } from '../../catalogue/hats/properties.ts';
import { field } from '../../catalogue/save/delimited.ts';
import { fitsHeader } from '../../catalogue/save/fitsHeader.ts';
import { angleDeg } from '../../catalogue/position/angle.ts';
import { readStcs } from '../../catalogue/region/readStcs.ts';
import { call, column, double, text } from '../../catalogue/split/nodes.ts';
import type { Expression } from '../../catalogue/split/tree.ts';
import { parseTree, printTree } from '../../catalogue/split/treeText.ts';
import { eachMany, many, nested, PLAIN } from './adversarial.ts';
import type { Reader } from './reader.ts';

const ROOM = 'src/catalogue';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A condition of so many parts, one within the other: geometry, NOT, AND, OR and comparisons by turns. */
function condition(text: string): Expression {
  const not = (child: Expression): Expression => ({
    class: 'OPERATOR',
    type: 'OPERATOR_NOT',
    alias: '',
    children: [child],
  });
  const both = (type: string, ...children: Expression[]): Expression => ({
    class: 'CONJUNCTION',
    type,
    alias: '',
    children,
  });
  const inside = call('contains', [
    call('point', [column('ra'), column('dec')]),
    call('circle', [double(1), double(2), double(3)]),
  ]);
  let tree: Expression = column('a');
  // As deep as DuckDB reads; the rest stands side by side.
  for (let i = 0; i < Math.min(text.length, 900); i++) {
    const letter = text[i]!;
    if (letter === 'n') tree = not(tree);
    else if (letter === '&') tree = both('CONJUNCTION_AND', tree, inside);
    else if (letter === '|') tree = both('CONJUNCTION_OR', column('b'), tree);
    else tree = { class: 'COMPARISON', type: 'COMPARE_EQUAL', alias: '', left: double(1), right: tree };
  }
  return both('CONJUNCTION_AND', tree, ...Array.from({ length: Math.floor(text.length / 900) }, () => tree));
}

/** Readers of catalogues, of services' tables and of what stands in files. */
export const CATALOGUE_READERS: readonly Reader[] = [
  {
    name: 'a MOC in text',
    modules: [`${ROOM}/coverage/mocText.ts`, `${ROOM}/coverage/readMoc.ts`],
    read: (text) => [() => readMoc(text), () => readMoc(`{"3": [${text}1]}`)].map(tried),
    inputs: [
      ...PLAIN,
      ...eachMany(['3/1 ', '3/', '1-', '1,', '# ', '#\n', 's', 't', ' ']),
      many('1', { before: '3/' }),
      many(' t1', { before: '3/1 ' }),
      many(' ', { before: 's' }),
    ],
  },
  {
    name: 'a FITS file’s header',
    modules: [`${ROOM}/coverage/fitsTable.ts`, `${ROOM}/coverage/mocFits.ts`],
    read: (text) => [firstTable(utf8(text)), tried(() => readMoc(utf8(text)))],
    inputs: ['NAXIS   = 9', 'NAXIS   = 1\nNAXIS1  = -2880\nBITPIX  = 8', "A='", "''", 'A ', "TFORM1  = '1K'"].map(
      (card) =>
        many(
          card
            .split('\n')
            .map((line) => line.padEnd(80))
            .join('')
            .padEnd(2880),
          { before: 'SIMPLE  =' },
        ),
    ),
  },
  {
    name: 'an angle',
    modules: [`${ROOM}/position/angle.ts`],
    read: (text) => [
      angleDeg(text, 'sexagesimal-hours'),
      angleDeg(text, 'sexagesimal-degrees'),
      angleDeg(`1 2 ${text}`, 'sexagesimal-degrees'),
    ],
    inputs: [...PLAIN, ...eachMany(['1', ':', '1:', ' ', '1 ', '.', '1.', "'", '-'], { after: '!' })],
  },
  {
    name: 'an address of a catalogue',
    modules: [`${ROOM}/hats/addresses.ts`, `${ROOM}/hats/openFiles.ts`, `${ROOM}/hats/openCatalogue.ts`],
    read: (text) => [folderOf(text), fileNameOf(text), within('https://a.org/', text), within(text, 'a')],
    inputs: [...PLAIN, ...eachMany(['/', '/a', '.', '.a', '?', '#'], { after: '!' })],
  },
  {
    name: 'the page of a folder',
    modules: [`${ROOM}/hats/folderPage.ts`, `${ROOM}/hats/listFolder.ts`, `${ROOM}/hats/firstFound.ts`],
    read: (text) => folderLinks(text, 'https://a.org/x/'),
    inputs: [
      ...PLAIN,
      ...eachMany([
        '<a ',
        '<a <a',
        '<a href=',
        '<a href="',
        "<a href='",
        '<a href="/x/a">',
        '<a b="',
        '<a href = ',
        'href',
      ]),
      many('href', { before: '<a ' }),
      many('href=" ', { before: '<a ' }),
      many('/', { before: '<a href="/x/a', after: '">' }),
      many('%', { before: '<a href="/x/', after: '">' }),
    ],
  },
  {
    name: 'a bucket’s list',
    modules: [`${ROOM}/hats/folderPage.ts`],
    read: bucketPage,
    inputs: eachMany([
      '<Key>',
      '<Key',
      '<CommonPrefixes> ',
      '<CommonPrefixes><Prefix>',
      '<IsTruncated>',
      '<IsTruncated> true<NextContinuationToken>',
      '&',
      '&amp;',
      ' ',
    ]),
  },
  {
    name: 'properties of a catalogue',
    modules: [`${ROOM}/hats/properties.ts`],
    read: (text) => [parseProperties(text), parseProperties(`a=${text}`), wordsOf(text)],
    inputs: [
      ...PLAIN,
      ...eachMany(['a=', '=', ':', 'a = b\n', ' \n', '#\n', '\r', '\\:', ' ,', '\u2028']),
      many(' ', { before: 'a=b', after: 'c' }),
      many(' ', { before: 'a', after: 'c' }),
    ],
  },
  {
    name: 'partition_info.csv',
    modules: [`${ROOM}/hats/partitionInfo.ts`],
    read: (text) => parsePartitionInfo(`Norder,Npix\n${text}`),
    inputs: [
      ...PLAIN,
      ...eachMany(['1,1\n', '1,1,', '"', '",', '1.0', '0', '\r', '#\n', ' ,']),
      many('0', { before: '1.', after: ',' }),
    ],
  },
  {
    name: 'a partition’s path',
    modules: [`${ROOM}/hats/partitionPath.ts`],
    read: (text) => [pixelInPath(text), pixelInPath(`Norder=1/${text}`)],
    inputs: eachMany(['Norder=1/', 'Npix=', 'Norder=', 'Norder=1/Npix=', '1', '/', '%3D']),
  },
  {
    name: 'DuckDB’s syntax tree',
    modules: [`${ROOM}/split/treeText.ts`],
    read: (text) => [printTree(parseTree(JSON.stringify([text]))), tried(() => parseTree(text))],
    inputs: [...PLAIN, ...eachMany(['1', '1e9,', '-', '\\"', '\u0001', '""', '"\\'])],
  },
  {
    name: 'geometry in SQL',
    modules: [`${ROOM}/adql/rewriteGeometry.ts`],
    read: (text) => rewriteGeometry(condition(text)),
    inputs: eachMany(['n', '&', '|', '=', 'n&', '|n=', '&=']),
  },
  {
    name: 'a region of STC-S in SQL',
    modules: [`${ROOM}/adql/rewritePlaces.ts`, `${ROOM}/region/readStcs.ts`],
    read: (words) => [
      rewritePlaces(call('region', [text(`POLYGON ${words}`)])),
      tried(() => readStcs(words)),
      tried(() => readStcs(`ICRS ${'A '.repeat(words.length / 4)}${words}`)),
    ],
    inputs: [
      ...PLAIN,
      ...eachMany(['1 ', ' ', '(', ',', 'a ', 'ICRS ', '1e9 ', 'POINT ', 'POINT A ', 'CIRCLE 1 ', 'UNION (']),
    ],
  },
  {
    name: 'a unit',
    modules: [`${ROOM}/adql/unitNamed.ts`, `${ROOM}/adql/fraction.ts`],
    read: (words) => unitNamed(words),
    inputs: [...PLAIN, nested('(', ')'), ...eachMany(['m', 'm ', 'm/', '(', '**', '1', '1.', '-', 'm**(', '.'])],
  },
  {
    name: 'texts that are saved',
    modules: [`${ROOM}/save/fitsHeader.ts`, `${ROOM}/save/voTableHeader.ts`],
    read: (text) => [fitsHeader([['A', text]]), field(text)],
    inputs: [many("'"), many('a'), many('é'), many('"'), many(' '), nested('(', ')')],
  },
];

function tried(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}
