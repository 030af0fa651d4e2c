import { expect, it } from 'vitest';
import type { Methods } from './servePort.ts';
import { servePort } from './servePort.ts';
import { shellMethods } from './shellMethods.ts';
import type { ShellPort } from '../../notebook/port.ts';

/** Sends messages to a shell that notes what it ran; the answers, ended by that to a call which is always right. */
async function answersTo(
  messages: readonly unknown[],
): Promise<{ readonly answers: readonly unknown[]; readonly ran: readonly string[] }> {
  const ran: string[] = [];
  const noting =
    (name: string) =>
    async (...args: readonly unknown[]) => {
      ran.push(name);
      if (name === 'settings') return { sqlWorkers: 3 };
      if (name === 'share') throw new Error('No');
      return name === 'save' ? (args[0] as string).length : undefined;
    };
  const port = new Proxy({}, { get: (_, name) => noting(String(name)) }) as ShellPort;
  const { port1, port2 } = new MessageChannel();
  servePort(port1, shellMethods(port));
  const answers: unknown[] = [];
  const done = new Promise<void>((resolve) => {
    port2.onmessage = ({ data }) => {
      answers.push(data);
      if ((data as { id: number }).id === 99) resolve();
    };
  });
  for (const message of messages) port2.postMessage(message);
  port2.postMessage({ id: 99, method: 'settings', args: [] });
  await done;
  port1.close();
  return { answers, ran };
}

it.each<readonly [string, unknown]>([
  [
    'a construction along a path',
    { id: 'a', type: 'CONSTRUCT', path: ['constructor', 'constructor'], argumentList: [{ type: 'RAW', value: '1' }] },
  ],
  [
    'a setting of a prototype',
    { id: 'b', type: 'SET', path: ['__proto__', 'polluted'], value: { type: 'RAW', value: 1 } },
  ],
  ['a call along a path', { id: 'c', type: 'APPLY', path: ['save', 'constructor'], argumentList: [] }],
  ['a reading', { id: 'd', type: 'GET', path: ['constructor'] }],
  ['a text', 'save'],
  ['nothing', null],
  ['a list', ['save', 'x']],
  ['a call without a number', { method: 'save', args: ['x'] }],
  ['a call whose number is none', { id: NaN, method: 'save', args: ['x'] }],
  ['a call whose method is no text', { id: 1, method: ['save'], args: ['x'] }],
  ['a call whose arguments are no list', { id: 1, method: 'save', args: { 0: 'x', length: 1 } }],
])('%s gets no answer and runs nothing', async (_, message) => {
  expect(await answersTo([message])).toEqual({ answers: [{ id: 99, value: { sqlWorkers: 3 } }], ran: ['settings'] });
});

it.each<readonly [string, readonly unknown[]]>([
  ['constructor', []],
  ['__proto__', []],
  ['toString', []],
  ['hasOwnProperty', ['save']],
  ['trust', []],
  ['save', []],
  ['save', [{ a: 1 }]],
  ['save', ['x', 'y']],
  ['save', ['x'.repeat(8 * 32 * 2 ** 20 + 1)]],
  ['saveControls', ['x'.repeat(2 * 2 ** 20)]],
  ['saveControls', [{}]],
  ['saveResult', ['a']],
  ['saveResult', [1, {}]],
  ['saveResult', ['a', 'x']],
  ['share', ['<notebook>']],
  ['download', ['a.csv', [1, 2]]],
  ['download', [{ toString: 1 }, new Uint8Array(1)]],
  ['keepFile', ['a.csv', new Uint8Array(new ArrayBuffer(50_000_001), 0, 1)]],
  ['keepFile', ['a'.repeat(501), new Uint8Array(1)]],
  ['startFile', ['a.csv', 'yes']],
  ['writeFile', [-1, new Uint8Array(1)]],
  ['writeFile', [0.5, new Uint8Array(1)]],
  ['run', [{ kind: 'all', ids: ['x'] }]],
  ['run', [{ kind: 'cells', ids: 'x' }]],
  ['run', [JSON.parse('{"kind":"all","__proto__":{}}')]],
  ['allow', ['a.example', { kind: 'some' }]],
  ['handOver', [{ memory: '', place: { scrollPx: Infinity }, local: [] }]],
  [
    'handOver',
    [{ memory: '', place: { scrollPx: 0 }, local: [{ name: 'a', isFolder: false, files: [{ path: 'a', file: {} }] }] }],
  ],
])('%s with no such arguments is refused in words (%#)', async (method, args) => {
  const { answers, ran } = await answersTo([{ id: 1, method, args }]);
  expect(answers[0]).toEqual({ id: 1, failure: expect.any(String) as string });
  expect(ran).toEqual(['settings']);
});

it('a right call is answered with its value, and what fails says why', async () => {
  const { answers, ran } = await answersTo([
    { id: 1, method: 'save', args: ['abc'] },
    { id: 2, method: 'share', args: [] },
    { id: 3, method: 'run', args: [{ kind: 'cells', ids: ['a'] }] },
    {
      id: 4,
      method: 'handOver',
      args: [{ memory: '{}', place: { scrollPx: 1, cell: 'a' }, local: [{ name: 'a', isFolder: true, files: [] }] }],
    },
  ]);
  expect(answers.slice(0, 4)).toEqual([
    { id: 1, value: 3 },
    { id: 2, failure: 'No' },
    { id: 3, value: undefined },
    { id: 4, value: undefined },
  ]);
  expect(ran).toEqual(['save', 'share', 'run', 'handOver', 'settings']);
});

it('the methods are those of the port and no others', () => {
  const methods: Methods = shellMethods({} as ShellPort);
  expect(Object.keys(methods)).toEqual([
    'ahead',
    'opened',
    'drawn',
    'save',
    'saveControls',
    'saveResult',
    'laterResults',
    'keptFiles',
    'keepFile',
    'dropKeptFile',
    'share',
    'download',
    'print',
    'startFile',
    'writeFile',
    'endFile',
    'dropFile',
    'settings',
    'run',
    'allow',
    'findLead',
    'openLink',
    'openNotebook',
    'letPlay',
    'connectJupyter',
    'jupyterGone',
    'executeOnJupyter',
    'sendToJupyter',
    'hearFromJupyter',
    'interruptJupyter',
    'alive',
    'flushed',
    'handOver',
    'typed',
  ]);
});
