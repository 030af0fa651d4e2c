import { beforeAll, expect, test, vi } from 'vitest';
import { giveWithResolvers } from '../../build/fixtures/giveWithResolvers.ts';
import type { JupyterEvent, JupyterPort } from '../../notebook/jupyterPort.ts';
import { JupyterRun } from './jupyterRun.ts';

beforeAll(giveWithResolvers);

const told = (data: unknown): JupyterEvent => ({ kind: 'told', json: JSON.stringify(data) });
const never = new Promise<never>(() => undefined);

/** A port whose runs tell, by their code, what `answers` says. */
function portOf(answers: (code: string) => readonly JupyterEvent[], over: Partial<JupyterPort> = {}) {
  const codes: string[] = [];
  const port: JupyterPort = {
    connectJupyter: async () => ({ host: 'hub', isFresh: codes.length === 0 }),
    jupyterGone: () => never,
    executeOnJupyter: async (code) => codes.push(code),
    sendToJupyter: async () => undefined,
    hearFromJupyter: async (run) => [...answers(codes[run - 1]!), { kind: 'done' }],
    interruptJupyter: async () => undefined,
    ...over,
  };
  return { codes, run: new JupyterRun(port, () => 'prelude', vi.fn()) };
}

function hearing(signal = new AbortController().signal) {
  const heard: unknown[] = [];
  const onTold = ({ data }: { readonly data: unknown }) => void heard.push(data);
  const ignore = () => undefined;
  return { heard, hearing: { signal, onTold, onStream: ignore, onShown: ignore, onProgress: ignore } };
}

const QUERY = { sent: new Map(), does: { work: 'query', given: ['threads'] } } as const;

test('asks for each share once the last one is here, and fails where one is not whole', async () => {
  const shares = ['query', 'go_on', 'go_on'];
  let isBroken = false;
  const { codes, run } = portOf((code) => {
    if (code === 'prelude') return [];
    const isLast = codes.filter((one) => one !== 'prelude').length % shares.length === 0;
    const end = told({ kind: 'end', told: 1, isMore: !isLast });
    return isBroken && isLast ? [end] : [told({ kind: 'piece', n: codes.length }), end];
  });
  const { heard, hearing: first } = hearing();
  await run.run(QUERY, 'sql', first);
  expect(codes.slice(1).map((code) => /do\("(\w+)"/.exec(code)?.[1])).toEqual(shares);
  expect(heard).toEqual([2, 3, 4].map((n) => ({ kind: 'piece', n })));
  isBroken = true;
  await expect(run.run(QUERY, 'sql', hearing().hearing)).rejects.toThrow('was lost on the way');
});

test('asks again for what was on its way when the connection broke', async () => {
  const dropped: readonly JupyterEvent[] = [{ kind: 'away' }, { kind: 'back' }, told({ kind: 'end', told: 1 })];
  const whole = [told({ kind: 'piece' }), told({ kind: 'end', told: 1 })];
  const { codes, run } = portOf((code) => (code === 'prelude' ? [] : code.includes('tell_again') ? whole : dropped));
  const { heard, hearing: first } = hearing();
  await run.run(QUERY, 'sql', first);
  expect(codes.slice(1).map((code) => /do\((.*)\)/.exec(code)?.[1])).toEqual([
    '"query", "threads", share=1',
    '"tell_again", share=1',
  ]);
  expect(heard).toEqual([{ kind: 'piece' }]);
});

test('a cell that is stopped while what it takes along cannot leave ends, and the next one runs', async () => {
  const control = new AbortController();
  let isAway = true;
  const { codes, run } = portOf(() => [told({ kind: 'end', told: 0 })], {
    sendToJupyter: () => {
      if (!isAway) return Promise.resolve();
      queueMicrotask(() => control.abort());
      return never;
    },
  });
  const work = { ...QUERY, sent: new Map([['cell', new Uint8Array(1)]]) };
  await expect(run.run(work, 'sql', hearing(control.signal).hearing)).rejects.toThrow('Stopped');
  isAway = false;
  await run.run(work, 'sql', hearing().hearing);
  expect(codes.at(-1)).toContain('query');
});

test('asks in the run of a cell itself for what it has made', async () => {
  const asked: unknown[][] = [];
  const made = told({ kind: 'made', made: { 'a"b': 'int' } });
  const { run } = portOf(() => [], {
    executeOnJupyter: async (...given) => asked.push(given),
    hearFromJupyter: async (number) => [...(asked[number - 1]!.length > 1 ? [made] : []), { kind: 'done' }],
  });
  const { heard, hearing: first } = hearing();
  const code = 'x = 1';
  await run.run({ sent: new Map(), does: { code, made: ['x', 'a"b'] } }, 'python', first);
  const after = String.raw`__import__("skybook_elsewhere.kernel", fromlist=["made"]).made(["x","a\"b"])`;
  expect(asked).toEqual([['prelude'], [code, after]]);
  expect(heard).toEqual([{ kind: 'made', made: { 'a"b': 'int' } }]);
});
