import { isTangled } from '../../html/isTangled.ts';
import { hasGrammar } from '../../page/hasGrammar.ts';
import { TerminalLines } from '../../page/terminalLines.ts';
import { textChange } from '../../page/textChange.ts';
import { withFirstLine } from '../../page/withFirstLine.ts';
import { libraryAsked } from '../../views/framed/libraryAsked.ts';
import { playerPage } from '../../views/framed/playerScript.ts';
import { playsHtml } from '../../views/framed/playsHtml.ts';
import { readPosition } from '../../views/sky/readPosition.ts';
import { positionIn } from '../../views/sky/sesame.ts';
import { parseStcs } from '../../views/sky/stcs.ts';
import { surveyFacts } from '../../views/sky/surveyFacts.ts';
import { referenceOf } from '../../views/sources/reference.ts';
import { vizierCatalogues } from '../../views/sources/vizierCatalogues.ts';
import { rowsText } from '../../views/table/rowsText.ts';
import { latexView } from '../../views/text/htmlView.ts';
import { renderTex } from '../../views/text/katex.ts';
import { latexHtml } from '../../views/text/latexHtml.ts';
import { markdownHtml } from '../../views/text/markdownHtml.ts';
import { markMath } from '../../views/text/markMath.ts';
import { safeCss } from '../../views/text/safeCss.ts';
import { eachMany, many, nested, numbered, PLAIN } from './adversarial.ts';
import type { Reader } from './reader.ts';

const VIEWS = 'src/views';

/** What is hard on those who look for TeX. */
const TEX = [
  ...eachMany(['\\\\(', '\\\\[\n']),
  ...eachMany(['\\(', '\\[', '\\[\n', '$', '$$', '$$\n', '$a', '$ ', '\\$', '$\\$', '$a\n\n', '\\(a\\)', '> \\[\n']),
  many('\\(', { after: '\\)' }),
  many('\\[\n', { after: '\\] x' }),
  many('> \\[\n', { after: '\n\\]' }),
  many('$ ', { after: 'a$' }),
  many('\\$', { before: '$' }),
];

/** Readers of what is drawn. */
export const VIEW_READERS: readonly Reader[] = [
  {
    name: 'TeX in texts of widgets',
    modules: [`${VIEWS}/text/markMath.ts`],
    read: (text) => markMath(Object.assign(document.createElement('div'), { textContent: text })),
    inputs: [...PLAIN, ...TEX],
  },
  {
    name: 'Markdown',
    modules: ['markdownHtml', 'mathRule', 'mathAt', 'footnoteRule', 'admonitionRule', 'taskRule', 'latexHtml'].map(
      (name) => `${VIEWS}/text/${name}.ts`,
    ),
    read: (text) => [markdownHtml(text), latexHtml(text)],
    inputs: [
      ...PLAIN,
      ...TEX,
      ...eachMany('\\begin{align} \\begin{ [^a]:b [^a] [^ ::: ```{note} >[!NOTE]'.split(' ')),
      ...eachMany(['[^a]: b\n', ':::{note}\n', '> [!NOTE]\n', '- [ ] a\n', ':a: ']),
      many('[^a] [^b] ', { before: '[^a]: x\n[^b]: y\n\n' }),
      numbered((i) => `a[^${i}]\n\n[^${i}]: b\n\n`),
      ...eachMany([
        '*',
        '**a ',
        '_a ',
        'a*',
        '~~',
        '`',
        '` ',
        '[',
        '![',
        '](',
        '[a](',
        '[a]: b\n',
        '<',
        '<a ',
        '<!--',
        '&',
        'https://a',
        '"',
        "'a",
        '- a\n',
        '> ',
        '* ',
        '|a',
        'a|b\n-|-\n',
        '# a\n',
        'a\n===\n',
        '<b>',
        '<div>\n',
      ]),
      numbered((i) => `[a${i}]: b\n`),
      nested('[', ']'),
    ],
  },
  {
    name: 'addresses of libraries',
    modules: [`${VIEWS}/framed/libraryAsked.ts`],
    read: libraryAsked,
    inputs: [
      ...eachMany(['a', '@', '/', '1', '.min', '@a/'], { before: 'https://cdn.jsdelivr.net/npm/' }),
      ...eachMany(['1', '1.', '.min.js'], { before: 'https://code.jquery.com/jquery-1', after: 'x' }),
      many('a/', { before: 'https://cdn.jsdelivr.net/gh/' }),
    ],
  },
  {
    name: 'HTML that may play',
    modules: [`${VIEWS}/framed/playsHtml.ts`, `${VIEWS}/framed/playerScript.ts`],
    read: (html) => playsHtml(html) && playerPage(html),
    inputs: [
      ...PLAIN,
      ...eachMany([
        '<iframe ',
        '<iframe srcdoc',
        '<script',
        '<!doctype ',
        ' on',
        ' ona ',
        ' onclick =',
        '<a onclick=1>',
      ]),
      many(' ', { before: '<a onclick', after: '=1>' }),
      many('<iframe srcdoc="<!doctype a">', { before: '<!doctype html>' }),
    ],
  },
  {
    name: 'TeX',
    modules: [`${VIEWS}/text/katex.ts`, `${VIEWS}/text/htmlView.ts`],
    read: (text) => {
      renderTex(text, document.createElement('span'), true);
      return latexView(text, { module: () => new Promise(() => undefined) });
    },
    inputs: eachMany(['a', '{', '$', '$$', '\\[', '\\frac{1}{2}', '\\sqrt{', '\\def\\a{\\a\\a}\\a']),
  },
  {
    name: 'a position',
    modules: [`${VIEWS}/sky/readPosition.ts`],
    read: readPosition,
    inputs: [...PLAIN, ...eachMany(['1 ', '1', '1.', '-1 ', 'ra', 'ra ', 'gal ', 'b=', ', ', '1h', ' -', 'icrs :'])],
  },
  {
    name: 'Sesame’s answer',
    modules: [`${VIEWS}/sky/sesame.ts`],
    read: positionIn,
    inputs: [...PLAIN, ...eachMany(['%J', '%J ', '%J\n', '%J 1 ', '\n%J 1', '1.', '%J 1 +'])],
  },
  {
    name: 'a region (STC-S)',
    modules: [`${VIEWS}/sky/stcs.ts`],
    read: parseStcs,
    inputs: [
      ...PLAIN,
      ...eachMany(['circle 1 2 3 ', 'circle ', '1 ', 'union ( ', '(', ',', 'icrs ']),
      many('1 ', { before: 'polygon ' }),
    ],
  },
  {
    name: 'a query at VizieR',
    modules: [`${VIEWS}/sources/vizierCatalogues.ts`],
    read: vizierCatalogues,
    inputs: [
      ...PLAIN,
      ...eachMany(['J/', 'J/a/', 'J/&/', 'J/&', 'I/1/a ', 'I/', '/&', '&.']),
      many('/&', { before: 'J/a' }),
    ],
  },
  {
    name: 'a reference',
    modules: [`${VIEWS}/sources/reference.ts`],
    read: referenceOf,
    inputs: [
      ...PLAIN,
      ...eachMany(['doi:', '10.1234/', 'https://', 'bibcode:', ' ']),
      many(' ', { before: 'doi:' }),
      many('a', { before: '10.1234/', after: ' ' }),
      many('a', { before: 'https://', after: ' ' }),
    ],
  },
  {
    name: 'cells of a table to be copied',
    modules: [`${VIEWS}/table/rowsText.ts`],
    read: (text) =>
      rowsText([{ name: text, numeric: false, key: () => text, cell: () => ({ text }), full: () => text }], [0]),
    inputs: [...PLAIN, many('\t'), many('\r\n'), many('a\n')],
  },
  {
    name: 'what a cell printed',
    modules: ['src/page/terminalLines.ts'],
    read: (text) => new TerminalLines().write(text),
    inputs: [
      ...PLAIN,
      ...eachMany(['\r', 'a\r', 'a\rb', '\rab', '\u001b', '\u001b[', '\u001b[1', '\u001b[1;', '\u001b[31m']),
      many('\rb', { before: 'a'.repeat(2000) }),
      numbered((i) => `${'a'.repeat(i % 97)}\r`),
    ],
  },
  {
    name: 'the first line of a cell',
    modules: ['src/page/withFirstLine.ts'],
    read: (text) => [withFirstLine(text, '-- @allow 2 GB'), withFirstLine('-- a', text)],
    inputs: [...PLAIN, many('\r'), many('@'), many('@a'), many('-- @allow ')],
  },
  {
    name: 'whether an editor reads a text',
    modules: ['src/page/hasGrammar.ts'],
    read: hasGrammar,
    inputs: [many('a'), many('\n'), many('a\n'), many(' ')],
  },
  {
    name: 'what a HiPS says of itself',
    modules: [`${VIEWS}/sky/surveyFacts.ts`],
    read: surveyFacts,
    inputs: [
      ...PLAIN,
      ...eachMany(['=', 'hips_order=3\n', '#\n']),
      ...eachMany([' ', 'jpeg ', '1 '], { before: 'hips_order=3\nhips_body=a', after: '!\nhips_tile_format=png' }),
    ],
  },
  {
    name: 'styles of a cell',
    modules: [`${VIEWS}/text/safeCss.ts`, `${VIEWS}/text/cssTokens.ts`],
    read: (text) => [safeCss(text, () => undefined, 'sheet'), safeCss(text, (address) => address, 'declarations')],
    inputs: [
      ...PLAIN,
      ...eachMany([
        'url(',
        'url(a)',
        'url( "',
        "url('",
        '"\\',
        '\\61 ',
        '/*',
        '/**/',
        '@import ',
        '@import "a";',
        'u\\72 l(',
        "'\n",
        '1e',
        '--',
        '@',
        '#',
        'a(',
        'é(',
        'aé',
        ':root{',
        '{',
        '}',
        '1',
        '1e',
        '-',
        '--',
        '.',
        '+1',
      ]),
    ],
  },
  {
    name: 'HTML of a cell',
    modules: ['src/html/isTangled.ts', 'src/html/htmlTag.ts', 'src/html/rawEnd.ts'],
    read: isTangled,
    inputs: [
      ...PLAIN,
      ...eachMany([
        '<',
        '<a',
        '<a ',
        '<a <a',
        '<a b="',
        "<a b='",
        '</',
        '<!--',
        '<!-- -->',
        '<?',
        '<p>',
        '<br>',
        '<b></b>',
        '<style>',
        '</style>',
        '<style></style>',
        '<script>',
        '<script><!--',
        '<textarea>',
        '<svg/>',
        '<svg></svg>',
        '<a=',
      ]),
      many('a=b ', { before: '<i ' }),
      many('<style></style>', { before: '<select>' }),
      numbered((i) => `<x${i}/></x${i}>`),
    ],
  },
  {
    name: 'a change of text',
    modules: ['src/page/textChange.ts'],
    read: (text) => [textChange(text, `${text}a`), textChange(text, `a${text}`)],
    inputs: [many('a'), many('ab'), many('\n'), many('é')],
  },
];
