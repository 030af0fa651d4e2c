import { readTableHere } from '../../engines/testing/readTableHere.ts';
import { CellModules } from '../../engines/page/cellModules.ts';
import { fileStem } from '../../engines/save/saveTable.ts';
import { allowedBytes } from '../../parse/sql/allowedBytes.ts';
import { absolute, localPath } from '../../engines/sql/address/localAddress.ts';
import { limitTop } from '../../parse/sql/limitTop.ts';
import { othersForms } from '../../parse/sql/othersForms.ts';
import { Macros } from '../../engines/sql/pool/macros.ts';
import { onlyReads } from '../../engines/sql/pool/onlyReads.ts';
import { placed } from '../../engines/sql/statement/placed.ts';
import { isAddress } from '../../engines/sql/sources/addresses.ts';
import { namedSources } from '../../engines/sql/sources/namedSources.ts';
import { readCellText } from '../../parse/sql/readCellText.ts';
import { statementsOf } from '../../engines/sql/statement/statements.ts';
import { serviceFailure } from '../../engines/tap/readReply.ts';
import { serviceNameOf } from '../../engines/tap/services.ts';
import { TapCompletion } from '../../engines/tap/tapCompletion.ts';
import { words } from '../../engines/tap/words.ts';
import { fileKindOf, isParquet } from '../../format/fileKinds.ts';
import { baseTable } from '../../catalogue/split/nodes.ts';
import { plainType, withoutEnums } from '../../../workers/sql/plainType.ts';
import { sqlFailure } from '../../../workers/sql/sqlFailure.ts';
import { eachMany, many, numbered, PLAIN } from './adversarial.ts';
import type { Reader } from './reader.ts';

const SQL = 'src/engines/sql';
const TAP = 'src/engines/tap';

/** Readers of services' answers, of engines' words and of SQL about to run. */
export const ENGINE_READERS: readonly Reader[] = [
  {
    name: 'what a service says',
    modules: [`${TAP}/words.ts`, `${TAP}/readReply.ts`, `${TAP}/runJob.ts`],
    read: (text) => [words(text), words(`<html>${text}`), serviceFailure({ url: 'https://a.org/', status: 500 }, text)],
    inputs: [
      ...PLAIN,
      ...eachMany([
        '<',
        '<a',
        '<script',
        '<script>',
        '<script></script>',
        '<style><script>',
        '<head',
        '</script',
        '<?xml',
        '<!--',
        '&lt;',
        '&amp;',
        '\n ',
        ' \n ',
        '\r',
        'time',
        'time ',
      ]),
      many(' ', { before: 'a', after: 'b' }),
      many('\r', { before: 'a', after: 'b' }),
    ],
  },
  {
    name: 'a name to be completed in ADQL',
    modules: [`${TAP}/tapCompletion.ts`, `${TAP}/tapSchema.ts`],
    read: (text) => new TapCompletion(readTableHere).complete(`-- @tap https://a.invalid\n${text}--`, text.length + 27),
    inputs: eachMany(['$', 'a', '.a', 'a.', '"a".', '"', '-- ', 'from ', 'from a, ', ' ', 'where ']),
  },
  {
    name: 'a service’s host',
    modules: [`${TAP}/services.ts`],
    read: serviceNameOf,
    inputs: [many(':1', { after: 'x' }), many(':'), many('1', { before: ':' }), many('a')],
  },
  {
    name: 'forms that are pasted',
    modules: ['src/parse/sql/othersForms.ts', 'src/parse/sql/changedText.ts'],
    read: (text) => othersForms(readCellText(text)).text,
    inputs: [
      ...PLAIN,
      ...eachMany([
        '`',
        '`a` ',
        'limit 1, 2 ',
        'limit 1, ',
        'limit ',
        '(limit 2,3 ',
        '‘',
        '‘ ',
        '‘a’ ',
        '“ ',
        '≤',
        '−1 ',
      ]),
    ],
  },
  {
    name: 'TOP in SQL',
    modules: ['src/parse/sql/limitTop.ts'],
    read: (text) => limitTop(readCellText(`select top 1 ${text}`)).text,
    inputs: [
      ...PLAIN,
      ...eachMany([
        'select top 1 ',
        'top ',
        'select ',
        '(select top 1 a) ',
        '(select top 1 ',
        'union select top 1 a ',
        ') ',
        '; ',
        "'a' ",
        '$$a$$ ',
      ]),
      many('select top 1 ', { after: `'${'a'.repeat(1000)}'` }),
    ],
  },
  {
    name: 'statements of SQL',
    modules: [`${SQL}/statement/statements.ts`],
    read: (text) => statementsOf(readCellText(text), () => '1'),
    inputs: [...PLAIN, ...eachMany([';', 'a;', 'a;\n', '$a ', '$a;', "';'", '\n'])],
  },
  {
    name: 'CREATE in SQL',
    modules: [`${SQL}/statement/creationOf.ts`],
    read: (text) =>
      [text, `create table ${text}`, `create table "${text}`].map((written) =>
        statementsOf(readCellText(written), () => '1'),
      ),
    inputs: [...PLAIN, ...eachMany(['create ', 'create or replace ', 'table ', 'a as ', 'if not exists ', ' '])],
  },
  {
    name: 'where DuckDB points',
    modules: [`${SQL}/statement/placed.ts`],
    read: (text) => [
      placed({ kind: 'sql', message: '', line: 1, detail: text }, { line: 1 }, text),
      placed(
        { kind: 'sql', message: '', line: 1, detail: `LINE 1: ${text.slice(0, 50)}\n        ^` },
        { line: 1 },
        text,
      ),
    ],
    inputs: [...PLAIN, ...eachMany(['\n', '\nLINE 1: ', 'LINE 1: ', '--', '-- \r', 'a\n', '^', '. ', '\n\n'])],
  },
  {
    name: 'DuckDB’s words',
    modules: ['workers/sql/sqlFailure.ts'],
    read: (text) => [sqlFailure(text), sqlFailure(`x\nLINE 1: ${text}`)],
    inputs: [...PLAIN, ...eachMany(['\n', 'LINE 1: \n', '\nLINE 1', '{"exception_type"', '^', 'INTERRUPT'])],
  },
  {
    name: 'types of columns, in DuckDB’s words',
    modules: ['workers/sql/plainType.ts'],
    read: (text) => [plainType(text), withoutEnums(text)],
    inputs: [
      ...PLAIN,
      ...eachMany([
        'ENUM(',
        "ENUM('a')",
        "'",
        "''",
        'UNION(a BIT, ',
        'STRUCT("a" ',
        'BIT',
        'BIT ',
        ')',
        'TIME WITH TIME ZONE ',
        'TIME WITH ',
      ]),
    ],
  },
  {
    name: 'an allowance',
    modules: ['src/parse/sql/allowedSize.ts'],
    read: (text) => [allowedBytes(text), allowedBytes(`-- @allow ${text}`)],
    inputs: [...PLAIN, ...eachMany(['-- @allow ', '1', '.', ' ', '-- ', '1 ', '1 MB'])],
  },
  {
    name: 'an address in SQL',
    modules: [
      `${SQL}/address/localAddress.ts`,
      `${SQL}/address/serverAddress.ts`,
      `${SQL}/sources/addresses.ts`,
      `${SQL}/sources/namedSources.ts`,
      `src/format/fileKinds.ts`,
    ],
    read: (text) => [
      absolute(`local://${text}`, { siteUrl: 'https://a.org/', isThere: true }),
      absolute(text, { siteUrl: 'https://a.org/', isThere: true }),
      localPath(`local://${text}`),
      isAddress(text, { siteUrl: 'https://a.org/', isThere: true }),
      fileKindOf(text),
      isParquet(text),
      namedSources([baseTable(`https://a.org/${text}`), baseTable(`local://${text}`)], { siteUrl: 'https://a.org/' }),
    ],
    inputs: [
      ...PLAIN,
      ...eachMany(['?', '#', '#\n', '/', '.', '.a', '.gz', '.zst', '%3F', '%'], { after: '!\n' }),
      many('/', { before: 'a', after: 'b' }),
    ],
  },
  {
    name: 'the name of a saved file',
    modules: ['src/engines/save/saveTable.ts'],
    read: fileStem,
    inputs: [...PLAIN, ...eachMany(['-', '.', '-.', 'a-', '!', 'é']), many('.', { before: 'a', after: 'b' })],
  },
  {
    name: 'the stack of what a JavaScript cell threw',
    modules: ['src/engines/page/cellModules.ts'],
    read: (stack) =>
      new CellModules(fetch, () => ({ url: 'blob:a', module: Promise.resolve({ default: () => fetch }) }))
        .get('a', { body: stack, start: 0, inputs: [], autodisplay: false })
        .placeOf(Object.assign(new Error(), { stack })),
    inputs: [...PLAIN, ...eachMany(['cell-a:', 'cell-a:1:', 'cell-a:1', 'at cell-b:1:1\n', '1', ':1'])],
  },
  {
    name: 'whether a statement only reads',
    modules: [`${SQL}/pool/onlyReads.ts`],
    read: onlyReads,
    inputs: [...PLAIN, ...eachMany(['FROM ', 'select', ' ', '\n', ';'])],
  },
  {
    name: 'macros that SQL names',
    modules: [`${SQL}/pool/macros.ts`],
    read: (text) => new Macros(['CREATE OR REPLACE MACRO skybook_a(x) AS x'], async () => undefined).readyFor(text),
    inputs: [
      ...PLAIN,
      ...eachMany(['skybook_', 'skybook_a ', '_skybook_', 'a skybook_']),
      numbered((i) => `skybook_${i} `),
    ],
  },
];
