import { afterEach, expect, test } from 'vitest';
import { Network } from '../../store/network.ts';
import { askPatiently } from './askPatiently.ts';
import { serve, type Given } from './testing/tapServer.ts';

let server: Awaited<ReturnType<typeof serve>>;
afterEach(() => server.close());

/** A service that answers each request by the next of `answers`, asked over a network that can be cut and mended. */
async function asked(isOnline: boolean, answers: readonly (() => Given | Promise<Given>)[], isRepeatable = true) {
  const source = Object.assign(new EventTarget(), { navigator: { onLine: isOnline } });
  let count = 0;
  server = await serve(() => answers[Math.min(count++, answers.length - 1)]!() as Given);
  const told: string[] = [];
  const stop = new AbortController();
  const reply = askPatiently(
    { url: `${server.url}/tap`, isRepeatable },
    {
      signal: stop.signal,
      network: new Network(source),
      onWaiting: (what) => told.push(what),
      pause: async () => undefined,
    },
  );
  const set = (onLine: boolean) => {
    source.navigator.onLine = onLine;
    source.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
  };
  return { reply, told, stop: () => stop.abort(), set, count: () => count };
}
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: { readonly failure: unknown }) => error.failure,
  );
const never = () => new Promise<Given>(() => undefined);

test('nothing is asked while there is no network; then it goes on', async () => {
  const { reply, told, set, count } = await asked(false, [() => ({ body: 'rows' })], false);
  await expect.poll(() => told.length).toBe(1);
  expect(count()).toBe(0);
  set(true);
  expect((await reply).status).toBe(200);
});

test('what was under way when the network went is asked again when it is back', async () => {
  const { reply, told, set, count } = await asked(true, [never, () => ({ body: 'rows' })]);
  await expect.poll(count).toBe(1);
  set(false);
  await expect.poll(() => told.length).toBe(1);
  set(true);
  expect(new TextDecoder().decode((await reply).bytes)).toBe('rows');
  expect(count()).toBe(2);
});

test('waiting can be stopped', async () => {
  const { reply, told, stop } = await asked(false, [() => ({ body: 'rows' })]);
  const failure = failureOf(reply);
  await expect.poll(() => told.length).toBe(1);
  stop();
  expect(await failure).toMatchObject({ kind: 'cancelled' });
});

test('a service that gives nothing though there is a network is not waited for', async () => {
  const { reply } = await asked(true, [() => undefined as unknown as Given]);
  expect(await failureOf(reply)).toMatchObject({ kind: 'fetch' });
});
