import { fromBase64Url } from '../../notebook/base64Url.ts';
import type { Cell, Language } from '../../notebook/cell.ts';
import { fromHtml, toHtml } from '../../notebook/html.ts';
import { uncommentMagics } from '../../notebook/ipynb/uncommentMagics.ts';
import { readIpynb } from '../../notebook/ipynb/readIpynb.ts';
import { writeIpynb } from '../../notebook/ipynb/writeIpynb.ts';
import { isNestedDeeper } from '../../notebook/jsonDepth.ts';
import { fromPermalink, toPermalink } from '../../notebook/permalink.ts';
import { isHost } from '../../notebook/reach.ts';
import { readNotebook } from '../../notebook/readNotebook.ts';
import { readRoute } from '../../notebook/route.ts';
import { fromScriptText, toScriptText } from '../../notebook/scriptText.ts';
import { eachMany, many, nested, numbered, PLAIN } from './adversarial.ts';
import type { Reader } from './reader.ts';

const MARKUP = eachMany([
  '<',
  '<a',
  '<a ',
  '<a <a',
  '<a b="',
  "<a b='",
  '<!--',
  '<!-- -->',
  '<![CDATA[',
  '<?',
  '</',
  '<p>',
  '<p><b id=1>',
  '<title>',
  '<style>',
  '<!DOCTYPE',
  '&amp;',
]);
const SCRIPTS = eachMany([
  '<script>',
  '</script>',
  '<script',
  '<!--<script>',
  '<script></script>',
  '<!-- --><script ',
  '<\\!--',
  '-->',
]);
const ROOM = 'src/notebook';

const cell = (language: Language, text: string, id = 'a'): Cell => ({
  id,
  language,
  text,
  pinned: false,
  hidden: false,
});
const jupyter = (type: string, source: string): string => JSON.stringify({ cells: [{ cell_type: type, source }] });
const written = (language: Language) => (text: string) => writeIpynb({ title: '', cells: [cell(language, text)] });

/** Readers of notebooks' files, links and addresses. */
export const NOTEBOOK_READERS: readonly Reader[] = [
  {
    name: 'a <notebook> file',
    modules: [
      `${ROOM}/html.ts`,
      `${ROOM}/notebookTags.ts`,
      'src/html/htmlTag.ts',
      'src/html/rawEnd.ts',
      `${ROOM}/decodeReferences.ts`,
      `${ROOM}/limits.ts`,
      `${ROOM}/readNotebook.ts`,
    ],
    read: (text) => readNotebook(`<notebook>${text}`),
    inputs: [
      ...PLAIN,
      ...MARKUP,
      ...SCRIPTS,
      many('<div>'),
      nested('<div>', '</div>'),
      many('a b ', { before: '<script ' }),
      numbered((i) => `<script id="${i}&amp;">${i}</script>`),
      numbered((i) => `<b id=${i}>`),
    ],
  },
  {
    name: 'a cell in a <notebook> file',
    modules: [`${ROOM}/scriptText.ts`, `${ROOM}/ipynb/fence.ts`],
    read: (text) => fromHtml(toHtml({ title: '', cells: [cell('markdown', text)] })),
    inputs: [...SCRIPTS, ...eachMany(['<!--', '<!-- -->', '<', '</', '<\\', '    ', '    \n', '\r'])],
  },
  {
    name: 'a title and names in a <notebook> file',
    modules: [`${ROOM}/decodeReferences.ts`],
    read: (text) => fromHtml(toHtml({ title: text, cells: [{ ...cell('sql', '', text), output: text }] })),
    inputs: eachMany(['a', '&', '&amp;', '"', '<', '\r', '&#']),
  },
  {
    name: 'the content of a script',
    modules: [`${ROOM}/scriptText.ts`],
    read: (text) => [fromScriptText(text), toScriptText(text)],
    inputs: [...SCRIPTS, ...eachMany(['<!--', '<!-- -->', '<\\\\', '    a\n', ' ', '\r', '<script '])],
  },
  {
    name: 'text of another mode in a <notebook> file',
    modules: [`${ROOM}/ipynb/fence.ts`],
    read: (text) => fromHtml(`<notebook><script type="text/x-r">${text}</script></notebook>`),
    inputs: eachMany(['`', '` ', '```\n', 'a']),
  },
  {
    name: 'a Jupyter notebook of many cells',
    modules: [
      `${ROOM}/freshIds.ts`,
      `${ROOM}/ipynb/readIpynb.ts`,
      `${ROOM}/ipynb/jupyterFile.ts`,
      `${ROOM}/jsonDepth.ts`,
    ],
    read: (text) => readNotebook(text.endsWith(',') ? `{"cells": [${text}{}]}` : text),
    inputs: [
      many('{"id": "1", "cell_type": "code", "source": "x"},'),
      numbered((i) => `{"id": ${i % 2 === 0 ? '"1"' : `"${i}"`}, "cell_type": "markdown", "source": ""},`),
      numbered(
        (i) =>
          `{"id": "9${i % 2 ? '' : '9'}", "source": "${i}", "outputs": [{"output_type": "stream", "text": ["a"]}]},`,
      ),
      many('[', { before: '{"a": ' }),
      many('{"a":', { before: '{"cells": []} ' }),
      many('"', { before: '{' }),
      many('\\"', { before: '{"' }),
      many('[],', { before: '{"a": [', after: '0]}' }),
    ],
  },
  {
    name: 'a text cell of a Jupyter notebook',
    modules: [`${ROOM}/ipynb/readCell.ts`, `${ROOM}/ipynb/firstHeading.ts`],
    read: (text) => readIpynb(jupyter('markdown', text)),
    inputs: [
      ...PLAIN,
      ...MARKUP,
      ...eachMany(['# <', '# [', '# ![', '# a', '#\n', '#\n\n', '# [a](', '# ', '# #'], { before: '# ' }),
      ...eachMany(['# a\n', '#', '# ', '  # ', '    #\n', '# \n']),
    ],
  },
  {
    name: 'a code cell of a Jupyter notebook',
    modules: [`${ROOM}/ipynb/readCell.ts`],
    read: (text) => readIpynb(jupyter('code', text)),
    inputs: [
      ...PLAIN,
      ...eachMany([
        '%',
        '%%',
        '%%bash ',
        '%time ',
        '!',
        '! pip',
        '? ',
        'a?',
        '"""',
        "'''",
        '"""\n',
        '#jupyter ',
        '#jupyter \u2028',
        ' \t',
        '% \n',
        '%matplotlib \n',
        'x\u2028',
      ]),
    ],
  },
  {
    name: 'images attached to a cell of a Jupyter notebook',
    modules: [`${ROOM}/ipynb/attachments.ts`],
    read: (text) => {
      const names = text.split(' ').filter(Boolean);
      return readIpynb(
        JSON.stringify({
          cells: [
            {
              cell_type: 'markdown',
              source: text,
              attachments: Object.fromEntries(
                names.map((name) => [name.replace('attachment:', ''), { 'image/png': 'iVBORw0=' }]),
              ),
            },
          ],
        }),
      );
    },
    inputs: [
      many('attachment:'),
      many('attachment:a '),
      many('attachment:) '),
      many('attachment:)))))))))))))))) '),
      numbered((i) => `attachment:${i} `),
      many('attachment:%'),
    ],
  },
  {
    name: 'outputs of a Jupyter notebook',
    modules: [`${ROOM}/ipynb/hasNothingToSee.ts`, `${ROOM}/ipynb/imageBase64.ts`],
    read: (text) =>
      readIpynb(
        JSON.stringify({
          cells: [
            {
              cell_type: 'code',
              source: 'x',
              outputs: [
                {
                  output_type: 'display_data',
                  data: { 'text/html': text, 'image/png': `iVBORw0${text}`, 'application/x': 0 },
                },
                { output_type: 'stream', text: text.split(' ') },
              ],
            },
          ],
        }),
      ),
    inputs: [
      ...PLAIN,
      ...eachMany(['<', '<script', '<script>', '<style></style>', '</script>', '<img', 'A', 'A ', '=', '<a']),
    ],
  },
  {
    name: 'a host',
    modules: [`${ROOM}/reach.ts`],
    read: isHost,
    inputs: [many('a'), many('a.'), many('-'), many(':1'), many('.', { before: 'a' })],
  },
  {
    name: 'magics that were made comments',
    modules: [`${ROOM}/ipynb/uncommentMagics.ts`],
    read: uncommentMagics,
    inputs: [
      many(' · ', { before: '#jupyter ' }),
      many('·', { before: '#jupyter  · ' }),
      many('#jupyter '),
      many('#jupyter  · \n'),
      many(' ', { before: '#jupyter a' }),
    ],
  },
  {
    name: 'text of a notebook for Jupyter',
    modules: [`${ROOM}/ipynb/writeCell.ts`, `${ROOM}/ipynb/writeIpynb.ts`],
    read: written('markdown'),
    inputs: [
      ...PLAIN,
      many('`'),
      many('`', { before: '```raw\n' }),
      many('\n```', { before: '```raw\n' }),
      many('```raw\n'),
    ],
  },
  {
    name: 'SQL of a notebook for Jupyter',
    modules: [`${ROOM}/ipynb/writeCell.ts`],
    read: written('sql'),
    inputs: [
      ...PLAIN,
      many('hats '),
      many(' ', { before: 'hats' }),
      many('xmatch'),
      many('-- @tap '),
      many('"""'),
      many(' ', { before: '--' }),
    ],
  },
  {
    name: 'many cells for Jupyter',
    modules: [`${ROOM}/ipynb/writeIpynb.ts`],
    read: (text) => writeIpynb({ title: '', cells: text.split(',').map((id) => cell('python', 'x', id)) }),
    inputs: [many('a ,'), many(','), numbered((i) => `${i},`), numbered((i) => `${'é'.repeat((i % 9) + 1)},`)],
  },
  {
    name: 'JSON that may be nested',
    modules: [`${ROOM}/jsonDepth.ts`],
    read: (text) => isNestedDeeper(text, 200),
    inputs: [many('['), many('[]'), nested('[', ']'), many('"'), many('\\'), many('"\\"'), many('a')],
  },
  {
    name: 'a link',
    modules: [`${ROOM}/base64Url.ts`, `${ROOM}/permalink.ts`, `${ROOM}/deflate.ts`, `${ROOM}/crc32.ts`],
    read: async (text) => [
      fromBase64Url(text),
      await fromPermalink(`nb1.${text}`).catch(() => undefined),
      await fromPermalink(await toPermalink(text)),
    ],
    inputs: [many('A'), many('_'), many('='), many('-A'), numbered((i) => `${i * 7919}`)],
  },
  {
    name: 'an address',
    modules: [`${ROOM}/route.ts`],
    read: readRoute,
    inputs: [
      many('#'),
      many('a', { before: '#cells/' }),
      many('%20', { before: '#src=https://a.org/' }),
      many('%', { before: '#src=' }),
      many('/', { before: '#src=https:' }),
      many('-', { before: '#mine/', after: '!' }),
    ],
  },
];
