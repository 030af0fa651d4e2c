import { linkCells } from '../../graph/links.ts';
import { mayChange } from '../../graph/mayChange.ts';
import { analyse } from '../../parse/analyse.ts';
import type { Analysis } from '../../parse/analysis.ts';
import { javascriptSyntaxFailure } from '../../parse/javascript/javascriptSyntaxFailure.ts';
import { withLoopChecks } from '../../parse/javascript/loopChecks.ts';
import { uncheckedColumn } from '../../parse/javascript/uncheckedColumn.ts';
import { plainPython } from '../../parse/python/shell/plainPython.ts';
import { requirementsOf } from '../../parse/python/shell/requirementsOf.ts';
import { eachMany, many, nested, numbered, PLAIN } from './adversarial.ts';
import type { Reader } from './reader.ts';

const ROOM = 'src/parse';
const analysed = (language: 'python' | 'javascript') => (text: string) =>
  analyse({ id: 'a', language, text, pinned: true, hidden: false });
const nothing: Analysis = { defines: [], needs: [], stars: [], imports: [], hosts: [] };

/** Readers of code in cells, before anything runs, and of what it defines. */
export const CODE_READERS: readonly Reader[] = [
  {
    name: 'a Python cell',
    modules: [
      'lexemes',
      'tokenizer',
      'tokenCursor',
      'analysePython',
      'pythonFailure',
      'moduleParser',
      'moduleNames',
      'scope',
    ].map((name) => `${ROOM}/python/${name}.ts`),
    read: analysed('python'),
    inputs: [
      ...PLAIN,
      ...eachMany([
        '"""',
        "'''",
        '"a',
        "f'{",
        'f"{a:{',
        "f'{a}' ",
        '\\\n',
        '(',
        '{[',
        ')',
        '1_',
        '1e',
        '#',
        ' #\n',
        '\t\n',
        '  \n',
        '\r',
      ]),
      ...eachMany([
        'a;',
        'a = ',
        'a.',
        'a if b else ',
        'lambda: ',
        'lambda a: a + ',
        'not ',
        'x = !',
        '= ',
        '*',
        '@a\n',
      ]),
      ...eachMany([
        'match x:\n case (',
        'match x:\n case y:\n  ',
        'match (',
        'match ',
        'with (',
        'if x:\n',
        'if x:\n pass\n',
        'for a in b:\n ',
        'class C:\n',
        'def f(',
        'from a import b\n',
        'a += 1\n',
        '%time\n',
        'a?\n',
      ]),
      many('a + ', { before: 'lambda: '.repeat(240) }),
      numbered((i) => `a${i} = b${i}\n`),
      numbered((i) => `def f${i}(): return a${i}\n`),
      nested('[', ']'),
    ],
  },
  {
    name: 'commands for IPython',
    modules: ['plainPython', 'bareCommand', 'lineCommand', 'cellCommand', 'called', 'requirementsOf'].map(
      (name) => `${ROOM}/python/shell/${name}.ts`,
    ),
    read: (text) => [plainPython(text), requirementsOf(text)],
    inputs: [
      ...eachMany(['%', '!', '?', 'a?\n', '%time a\n', '!a \\\n', '{a', 'x = !a\n', '%%time\n', 'if a: !b\n', '?a\n']),
      many(' ', { before: '!' }),
      many(' ', { before: 'ls', after: 'x' }),
      many('\n', { before: 'ls', after: 'x' }),
      many('--out a ', { before: '%%bash ' }),
      many('"', { before: '%pip install ' }),
      many('a', { after: '?' }),
      many('a.', { before: '%time ' }),
      many('pip install ', { before: '%' }),
      many('%pip install a\n'),
      many('# /// script\n'),
      many('# dependencies = [\n', { before: '# /// script\n', after: '# ///' }),
      many('# a\n', { before: '# /// script\n' }),
      many('"a", ', { before: '# /// script\n# dependencies = [', after: ']\n# ///' }),
      many('-q ', { before: '%pip install ' }),
    ],
  },
  {
    name: 'the checks of loops',
    modules: [`${ROOM}/javascript/loopChecks.ts`, `${ROOM}/javascript/uncheckedColumn.ts`],
    read: (text) => {
      const { program } = analysed('javascript')(text);
      const checked = program && withLoopChecks(program.body, '$check');
      return checked && [checked.text, uncheckedColumn(program.body, checked, program.body.split('\n').length - 1, 9)];
    },
    inputs: [
      ...PLAIN,
      ...eachMany(['while (a) ', 'for (;;) ', 'for (;;);', 'while (a) {}\n', 'a => ', '() => {};', 'await a;'], {
        after: 'a',
      }),
    ],
  },
  {
    name: 'a JavaScript cell',
    modules: [
      `${ROOM}/javascript/analyseJavaScript.ts`,
      `${ROOM}/javascript/foreignImport.ts`,
      `${ROOM}/javascript/keptLines.ts`,
    ],
    read: analysed('javascript'),
    inputs: [
      ...PLAIN,
      ...eachMany([
        'a + ',
        'a;',
        '`${',
        '`a${b}`;',
        '(a) => ',
        '/a/;',
        '{',
        '[',
        '"a";',
        "import('a');",
        'import "https://a"\n',
        'import {\n} from "https://a";',
        'f(',
        'a => ',
        'let a;',
        '//\n',
        '/*',
        'a ? b : ',
      ]),
      numbered((i) => `let a${i} = b${i};`),
    ],
  },
  {
    name: 'a JavaScript cell whose loops are checked',
    modules: [`${ROOM}/javascript/loopChecks.ts`, `${ROOM}/javascript/uncheckedColumn.ts`],
    read: (text) => uncheckedColumn(text, withLoopChecks(text, 'check'), text.split('\n').length - 1, text.length),
    inputs: [
      ...eachMany([
        'a;',
        'for(;;);',
        'for(;;);\n',
        'f(() => a);\n',
        'while(a){}',
        'async () => { for await (a of b); };',
      ]),
      many('for(;;)', { after: ';' }),
      nested('for(;;){', '}'),
    ],
  },
  {
    name: 'words of the JavaScript parser',
    modules: [`${ROOM}/javascript/javascriptSyntaxFailure.ts`],
    read: (text) => [
      javascriptSyntaxFailure(new SyntaxError(text)),
      javascriptSyntaxFailure(new SyntaxError(`Global '${text}`)),
    ],
    inputs: [many('('), many('(1:1)', { after: '!' }), many(' '), many(' (1:', { after: '!' }), many("' cannot")],
  },
  {
    name: 'whether a cell changes a value',
    modules: ['src/graph/mayChange.ts'],
    read: (text) => [mayChange(text, 'a'), mayChange(`a${text}`, 'a')],
    inputs: [
      ...PLAIN,
      ...eachMany([
        'a',
        'a ',
        'a[',
        'a[0]',
        '[a',
        'a.a',
        'a,',
        'a[0],',
        'a =',
        'a[0] ==',
        ';',
        '; ',
        ': a[a[0]]',
        'del ',
        'del a ',
        'await ',
        ';await a(',
        'a(a,',
        '\n.a',
        ' \n',
      ]),
      nested('a[', ']'),
    ],
  },
  {
    name: 'the names of cells',
    modules: ['src/graph/links.ts', 'src/graph/definers.ts', 'src/graph/cycles.ts'],
    read: (text) => {
      const names = text.split(',');
      const lower = names.map((name) => name.toLowerCase());
      return [false, true].map((inOrder) =>
        linkCells(
          [
            { id: '1', language: 'python', analysis: { ...nothing, defines: names, stars: [] } },
            { id: '2', language: 'sql', analysis: { ...nothing, needs: lower } },
            { id: '3', language: 'python', analysis: { ...nothing, needs: [...names, ...lower], defines: names } },
            { id: '4', language: 'python', analysis: { ...nothing, needs: lower, stars: ['x'] } },
          ],
          inOrder,
        ),
      );
    },
    inputs: [numbered((i) => `A${i},`), numbered((i) => `${i % 2 ? 'a' : 'A'}${i},`), many('a,')],
  },
];
