// @vitest-environment jsdom
import { expect, it, test } from 'vitest';
import { freshIds } from './freshIds.ts';
import { fromHtml } from './html.ts';
import { fromScriptText } from './scriptText.ts';
import { seededBelow } from '../known/testing/seededBelow.ts';

/** What the browser's own tree has of a notebook: ids, types, names and texts of its cells, title and order. */
function byTree(html: string): unknown {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const notebook = page.querySelector('notebook');
  if (!notebook) return undefined;
  const title =
    (page.querySelector('notebook > title') ?? page.querySelector('title'))?.textContent?.trim() || 'Untitled';
  const scripts = [...page.querySelectorAll('notebook script')];
  const fresh = freshIds(scripts.map(({ id }) => id));
  const cells = scripts.map((script) => [
    script.id || fresh(),
    script.getAttribute('output') ?? '',
    script.hasAttribute('pinned'),
    fromScriptText(script.textContent ?? ''),
  ]);
  return [title, notebook.getAttribute('order') === 'document', cells];
}

function byTokens(html: string): unknown {
  const notebook = fromHtml(html);
  return (
    notebook && [
      notebook.title,
      notebook.order === 'document',
      notebook.cells.map(({ id, output = '', pinned, text }) => [id, output, pinned, text]),
    ]
  );
}

it('a file’s tokens tell the same as the tree that a browser makes of it', () => {
  const random = seededBelow(21);
  const pick = (...of: readonly string[]): string => of[random(of.length)]!;
  const some = (most: number, make: () => string): string => Array.from({ length: random(most + 1) }, make).join('');
  const text = () =>
    pick(
      'a',
      ' ',
      '\n',
      '&amp;',
      '&lt;',
      '&eacute;',
      '&#65;',
      '&',
      '>',
      '"',
      "'",
      'é',
      '\u00a0',
      '\\',
      '-',
      '!',
      'x=1',
    );
  const content = () =>
    some(6, () =>
      pick(
        '<!--',
        '-->',
        '<script>',
        '<script ',
        '<script',
        '</script',
        '</scriptx>',
        '<!-->',
        '</',
        '<',
        '--!>',
        '--',
        text(),
      ),
    );
  const value = (): string =>
    pick(
      `"${some(3, () => pick('a', '&quot;', '&amp;', '<', '>', "'", '\n', 'é'))}"`,
      `'${some(3, () => pick('b', '&apos;', '"', '/'))}'`,
      pick('c', 'd/', '&amp;'),
    );
  const attributes = (id: number): string =>
    ` id="${id}"${some(3, () => ` ${pick('output', 'OUTPUT', 'pinned', 'hidden', 'type', 'data-x', 'id')}${pick('', '=', ' = ').replace(/=.?$/, (sign) => `${sign}${value()}`)}`)}${pick('', ' ', '/', ' /')}`;
  const between = () =>
    pick(
      '',
      '\n',
      text(),
      `<!--${some(3, text)}-->`,
      '<!-- <script id="no">1</script> -->',
      '<p>a</p>',
      '<i>a</i>',
      '<br>',
      '<hr/>',
      '<style>a<b</style>',
      '<textarea><script id="x"></script></textarea>',
      '<b id=x>a</b>',
      '<!-->',
      '<!--->',
      '<?x?>',
      '</ x>',
      '< a',
      '<3',
    );
  for (let round = 0; round < 800; round++) {
    let id = 0;
    const cells = some(4, () => `<${pick('script', 'SCRIPT')}${attributes(++id)}>${content()}</script>${between()}`);
    const title = pick('', `<title>${some(3, text)}</title>`);
    const html = `${pick('', '<!doctype html>', '\ufeff')}${between()}${title}<notebook${pick('', ' order="document"', " order='names'")}>${between()}${pick('', title)}${cells}</notebook>${between()}${pick('', '<script id="after">1</script>')}`;
    expect({ html, read: byTokens(html) }).toEqual({ html, read: byTree(html) });
  }
});

test.each([
  ['a script that is not closed', '<notebook><script id="a">1'],
  ['a comment that is not closed', '<notebook><!-- <script id="a">1</script></notebook>'],
  ['quotes that are not closed', '<notebook><script id="a>1</script></notebook>'],
  [
    'line ends of Windows and characters of no meaning',
    '<notebook>\r\n<title>a\r\nb</title><script id="a\r\nb">\0\r\n</script></notebook>',
  ],
  ['capital letters', '<NOTEBOOK ORDER=document><TITLE>A</TITLE><SCRIPT ID=a PINNED>1</SCRIPT></NOTEBOOK>'],
  ['a page without a notebook', '<p><script id="a">1</script>'],
])('%s: as a browser reads it', (_, html) => {
  expect(byTokens(html)).toEqual(byTree(html));
});

it('whatever stands in a text, it is a notebook or none, and reading it fails in no other way than in words', () => {
  const random = seededBelow(4);
  const pieces = [
    '<notebook',
    '<notebook>',
    '</notebook>',
    '<script',
    '<script ',
    '<script>',
    '</script>',
    '</',
    '<',
    '>',
    '/',
    '=',
    '"',
    "'",
    '<!--',
    '-->',
    '<!',
    '<?',
    '<![CDATA[',
    ']]>',
    '<svg>',
    '</svg>',
    '<math/>',
    '<svg/>',
    '<title>',
    '</title>',
    '<style>',
    '<plaintext>',
    '<template>',
    '<textarea>',
    ' id',
    ' type=',
    'text/x-r',
    '&',
    '&#',
    '&#x110000;',
    '\0',
    '\r',
    '\ud800',
    ' ',
    'a',
  ];
  for (let round = 0; round < 5000; round++) {
    const html = Array.from({ length: random(30) }, () => pieces[random(pieces.length)]).join('');
    const notebook = fromHtml(html);
    for (const cell of notebook?.cells ?? [])
      expect(cell).toMatchObject({ id: expect.any(String) as string, text: expect.any(String) as string });
  }
});
