import { completeNames } from '../../completeNames.ts';
import type { Language } from '../../notebook/cell.ts';
import { analyse } from '../../parse/analyse.ts';
import type { Analysis } from '../../parse/analysis.ts';
import { findHosts } from '../../parse/findHosts.ts';
import { findLocalNames } from '../../parse/findLocalNames.ts';
import { closingBraces } from '../../parse/markdown/closingBraces.ts';
import { findInterpolations } from '../../parse/markdown/interpolations.ts';
import { findLiteralRanges } from '../../parse/markdown/literalRanges.ts';
import { placeOf } from '../../parse/placeOf.ts';
import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import { readPlotLine } from '../../parse/sql/plotLine.ts';
import { madeBeside } from '../../parse/sql/madeBeside.ts';
import { queriesWithin } from '../../parse/sql/queriesWithin.ts';
import { readSql } from '../../parse/sql/readSql.ts';
import { readTapLine } from '../../parse/sql/tapCell.ts';
import { tapTables } from '../../parse/sql/tapTables.ts';
import { eachMany, many, nested, numbered, PLAIN } from './adversarial.ts';
import type { Reader } from './reader.ts';

const ROOM = 'src/parse';
const analysed = (language: Language) => (text: string) =>
  analyse({ id: 'a', language, text, pinned: true, hidden: false });
const nothing: Analysis = { defines: [], needs: [], stars: [], imports: [], hosts: [] };

/** Readers of queries and texts in cells, before anything runs. */
export const PARSE_READERS: readonly Reader[] = [
  {
    name: 'a line that asks for a plot',
    modules: [`${ROOM}/sql/plotLine.ts`],
    read: (text) => {
      try {
        return [readPlotLine(text), readPlotLine(`-- plot: ${text}`)];
      } catch (error) {
        if (isNotebookError(error)) return error.failure;
        throw error;
      }
    },
    inputs: [
      ...PLAIN,
      ...eachMany(['-- plot: ', '-', ' ', '\t', ',', '=', 'a=', 'a=b,', 'a=b c ', '"', "'", '"a" ', '--\n']),
    ],
  },
  {
    name: 'an SQL cell',
    modules: ['readSql', 'tableNames', 'systemTables', 'madeTable', 'namePath', 'analyseSql'].map(
      (name) => `${ROOM}/sql/${name}.ts`,
    ),
    read: analysed('sql'),
    inputs: [
      ...PLAIN,
      ...eachMany([
        "'",
        "'a",
        "e'\\",
        '"a"',
        '`',
        '$',
        '$$',
        '$a',
        '$a$',
        '--',
        '--\n',
        '/*',
        '/**/',
        '/* ',
        '(',
        '[{',
        ')',
        ';',
        '1_',
        '1e',
      ]),
      ...eachMany([
        'select ',
        'from a, ',
        '(from a ',
        'with a as ',
        'with a as (',
        'create table ',
        'a.',
        'join a on b ',
        'union ',
        'hats(',
        'xmatch(a, ',
        'using (',
      ]),
      many('a as (x), ', { before: 'with ' }),
      numbered((i) => `a${i} as (from a${i - 1}), `, { before: 'with recursive ' }),
      numbered((i) => (i < 1000 ? `a${i} as (x), ` : '(with c as (x) from c), '), { before: 'with ' }),
      nested('(with a as (', '))'),
    ],
  },
  {
    name: 'queries within an SQL statement',
    modules: [`${ROOM}/sql/queriesWithin.ts`, `${ROOM}/sql/madeBeside.ts`],
    read: (text) => [queriesWithin(text), queriesWithin(`insert into t ${text}`), madeBeside(readSql(text).parts)],
    inputs: [
      ...eachMany(["from hats('a') ", "(select from hats('a')) ", "pivot 'a://' ", 'from hats(', 'select ', ')']),
      nested("(select * from hats('a'), ", ')'),
      many('as (select) ', { before: 'create macro a(b) ' }),
    ],
  },
  {
    name: 'the brackets of SQL',
    modules: [`${ROOM}/sql/readSql.ts`],
    read: readSql,
    inputs: [nested('(', ')'), many('('), many('/*'), nested('/*', '*/'), many("$a$ '"), many(' '), many('-')],
  },
  {
    name: 'the first line of a TAP cell',
    modules: [`${ROOM}/sql/tapCell.ts`],
    read: (text) => [readTapLine(text), readTapLine(`-- @tap ${text}`)],
    inputs: [
      ...PLAIN,
      many('/', { before: 'https://a.org', after: 'x' }),
      many(' ,'),
      many('maxrec=1'),
      many('-- @tap'),
      many(' ', { before: '--' }),
    ],
  },
  {
    name: 'the tables of ADQL',
    modules: [`${ROOM}/sql/tapTables.ts`],
    read: tapTables,
    inputs: [many('from a, '), many('join '), many('from a.b.'), many(', '), many('from (')],
  },
  {
    name: 'a Markdown cell',
    modules: [
      `${ROOM}/markdown/analyseMarkdown.ts`,
      `${ROOM}/markdown/interpolations.ts`,
      `${ROOM}/markdown/closingBraces.ts`,
      `${ROOM}/markdown/literalRanges.ts`,
    ],
    read: analysed('markdown'),
    inputs: [
      ...PLAIN,
      ...eachMany([
        '*   ',
        '> ',
        '- ',
        '1. ',
        '>',
        '> - ',
        '\t- ',
        '1',
        '`',
        '` ',
        '`` ` ',
        '`a` ',
        'x`',
        '```\n',
        '~~~\n',
        '```\n\n',
        '\\`',
      ]),
      ...eachMany([
        '${',
        '${a}',
        '`${',
        '`${a}` ',
        '${x}}',
        '${ {} ',
        '${a b} ',
        '\\${',
        '${`',
        '${"',
        '${/',
        '${a//}',
        '${ {a:{b:1}} } ',
        '${}',
        '${ }',
        '$',
        '{',
        '}',
      ]),
      many('a + ', { before: '${', after: '}' }),
      many('}', { before: '${a b ' }),
      many('a + } ', { before: '${' }),
      many('{},', { before: '${[', after: ']}' }),
    ],
  },
  {
    name: 'code in Markdown',
    modules: [`${ROOM}/markdown/literalRanges.ts`],
    read: findLiteralRanges,
    inputs: [
      many('*   '),
      many('> '),
      many('` '),
      numbered((i) => `${'`'.repeat((i % 200) + 1)} `),
      many('```'),
      many('`', { before: '```' }),
      many('~'),
    ],
  },
  {
    name: 'expressions in Markdown',
    modules: [`${ROOM}/markdown/interpolations.ts`, `${ROOM}/markdown/closingBraces.ts`],
    read: (text) => [findInterpolations(text, []), [...closingBraces(text, 0)]],
    inputs: eachMany([
      '${',
      '${a}',
      '}',
      '{',
      '`${',
      '`',
      '/',
      ' /',
      '//}',
      '/*',
      '/[',
      '"',
      "'",
      '\\',
      '${a/b/c}',
      '(/"/)',
    ]),
  },
  {
    name: 'hosts in a text',
    modules: [`${ROOM}/findHosts.ts`],
    read: findHosts,
    inputs: [
      ...PLAIN,
      ...eachMany(['https://', 'http:', 'https://a', 'https://a@', 'https://a.', '@', '.']),
      many('.', { before: 'https://a', after: 'b' }),
      many('a@', { before: 'https://' }),
      numbered((i) => String.fromCodePoint(0x4e00 + (i % 20_000)), { before: 'https://' }),
      numbered((i) => `https://a${i}.org `),
    ],
  },
  {
    name: 'names of local files in a text',
    modules: [`${ROOM}/findLocalNames.ts`],
    read: findLocalNames,
    inputs: [
      ...PLAIN,
      many("'local:/"),
      many("'local:"),
      many('/', { before: "'local:" }),
      many("'/local/"),
      many("'/local/a"),
    ],
  },
  {
    name: 'a place in a text',
    modules: [`${ROOM}/placeOf.ts`],
    read: (text) => placeOf(text, text.length),
    inputs: eachMany(['\n', '\r', '\r\n', 'a']),
  },
  {
    name: 'a word to be completed',
    modules: ['src/completeNames.ts'],
    read: (text) => completeNames({ title: '', cells: [] }, 'a', text, text.length, () => nothing),
    inputs: [many('é', { after: '!' }), many('a', { after: '!' }), many('$'), many('a.'), many('é')],
  },
];
