import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Network } from './network.ts';
import { PassingError } from './passing.ts';
import { PatientRead } from './patientRead.ts';
import { UnreachableError } from './unreachable.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A network that can be cut, a server on it, and a reader who is told of waits. */
function network() {
  const target = Object.assign(new EventTarget(), { navigator: { onLine: true } });
  const told: string[] = [];
  const stop = new AbortController();
  let answers = true;
  let asked = 0;
  const patient = new PatientRead(async (_url, _range, signal) => {
    asked++;
    if (answers) return { bytes: new Uint8Array(3) };
    if (target.navigator.onLine)
      return new Promise((_, reject) => signal!.addEventListener('abort', () => reject(new Error('aborted'))));
    throw new UnreachableError('no connection');
  }, new Network(target));
  patient.serve({ signal: stop.signal, onWaiting: (what) => told.push(what), onBack: () => told.push('back') });
  return {
    patient,
    told,
    stop: () => stop.abort(),
    asked: () => asked,
    /** The server falls silent; or the browser also says that it is offline. */
    hang: () => (answers = false),
    cut: () => {
      answers = false;
      target.navigator.onLine = false;
      target.dispatchEvent(new Event('offline'));
    },
    mend: () => {
      answers = true;
      target.navigator.onLine = true;
      target.dispatchEvent(new Event('online'));
    },
  };
}
const URL_ = 'https://data.example/a.parquet';

it('a read that loses the network in the middle waits, says so, and goes on when it is back', async () => {
  const { patient, told, hang, cut, mend } = network();
  hang();
  const reading = patient.read(URL_);
  cut();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told[0]).toContain('Waiting for the network');
  mend();
  await vi.advanceTimersByTimeAsync(0);
  expect((await reading).bytes).toHaveLength(3);
  expect(told.at(-1)).toBe('back');
});

it('a read that waits can be stopped', async () => {
  const { patient, cut, stop } = network();
  cut();
  const reading = patient.read(URL_);
  const failed = expect(reading).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
  await vi.advanceTimersByTimeAsync(10_000);
  stop();
  await vi.advanceTimersByTimeAsync(0);
  await failed;
});

it('a host that never answered is not waited for while the browser is online: it may refuse pages', async () => {
  const target = Object.assign(new EventTarget(), { navigator: { onLine: true } });
  const patient = new PatientRead(() => Promise.reject(new UnreachableError('refused')), new Network(target));
  patient.serve({ signal: new AbortController().signal, onWaiting: () => undefined, onBack: () => undefined });
  await expect(patient.read(URL_)).rejects.toThrow('refused');
});

it('of questions put at once to a host that had not answered, one that it refuses fails, whatever others bring', async () => {
  const refusals: (() => void)[] = [];
  const patient = new PatientRead(
    (url) =>
      url === URL_
        ? Promise.resolve({ bytes: new Uint8Array(1) })
        : new Promise((_, reject) => refusals.push(() => reject(new UnreachableError('refused')))),
    new Network(Object.assign(new EventTarget(), { navigator: { onLine: true } })),
  );
  patient.serve({ signal: new AbortController().signal, onWaiting: () => undefined, onBack: () => undefined });
  const refused = expect(patient.read('https://data.example/none')).rejects.toThrow('refused');
  await patient.read(URL_);
  refusals[0]?.();
  await refused;
});

it('a host that answered before is asked again, less and less often, and other failures are told at once', async () => {
  const { patient, asked, told, cut } = network();
  await patient.read(URL_);
  cut();
  void patient.read(URL_).catch(() => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked()).toBeGreaterThan(5);
  expect(asked()).toBeLessThan(20);
  expect(told.length).toBeGreaterThan(0);
  const other = new PatientRead(() => Promise.reject(new Error('HTTP 500')), new Network(new EventTarget()));
  other.serve({ signal: new AbortController().signal, onWaiting: () => undefined, onBack: () => undefined });
  await expect(other.read(URL_)).rejects.toThrow('HTTP 500');
});

it('an answer that takes long is told of while it is waited for, and that it came', async () => {
  const told: string[] = [];
  let answer: (answer: { readonly bytes: Uint8Array }) => void = () => undefined;
  const patient = new PatientRead(() => new Promise((resolve) => (answer = resolve)), new Network(new EventTarget()));
  patient.serve({
    signal: new AbortController().signal,
    onWaiting: (what) => told.push(what),
    onBack: () => told.push('back'),
  });
  const reading = patient.read(URL_);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(told).toEqual(['Waiting for data.example: no answer yet']);
  answer({ bytes: new Uint8Array(1) });
  await reading;
  expect(told.at(-1)).toBe('back');
});

it('answers that break off are asked for again, and given up where they do each time', async () => {
  let asked = 0;
  const patient = new PatientRead(
    () => (asked++, Promise.reject(new UnreachableError('broke off', { brokeOff: true }))),
    new Network(new EventTarget()),
  );
  patient.serve({ signal: new AbortController().signal, onWaiting: () => undefined, onBack: () => undefined });
  const reading = expect(patient.read(URL_)).rejects.toThrow('broke off');
  await vi.advanceTimersByTimeAsync(10_000);
  await reading;
  expect(asked).toBe(3);
});

/** A server that answers for one file and, as long as it can be reached, for no other so that a page could read it. */
function other() {
  const state = { isThere: true, asked: [] as string[] };
  const patient = new PatientRead(
    async (url) => {
      state.asked.push(url);
      if (state.isThere && url === URL_) return { bytes: new Uint8Array(1) };
      throw new UnreachableError('refused');
    },
    new Network(Object.assign(new EventTarget(), { navigator: { onLine: true } })),
  );
  patient.serve({ signal: new AbortController().signal, onWaiting: () => undefined, onBack: () => undefined });
  return { patient, state };
}

it('a file that is missing without leave to say so is not waited for on a host that answers for others', async () => {
  const { patient, state } = other();
  await patient.read(URL_, { start: 0, end: 100 });
  const failed = expect(patient.read('https://data.example/none.parquet')).rejects.toThrow(
    'none.parquet could not be read, though data.example answers for other files',
  );
  await vi.advanceTimersByTimeAsync(10_000);
  await failed;
  expect(state.asked.filter((url) => url !== URL_)).toHaveLength(3);
});

it('a file is waited for while its host answers for none', async () => {
  const { patient, state } = other();
  await patient.read(URL_, { start: 0, end: 100 });
  state.isThere = false;
  const reading = patient.read('https://data.example/none.parquet').catch((error: unknown) => error);
  let ended = false;
  void reading.then(() => (ended = true));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended).toBe(false);
  state.isThere = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await reading).toMatchObject({ name: 'UnreachableError' });
});

it('nobody is kept waiting who has asked for nothing', async () => {
  const { patient, cut } = network();
  patient.serve(undefined);
  cut();
  await expect(patient.read(URL_)).rejects.toThrow('no connection');
});

/** A server that refuses the first times it is asked, and a reader who asks it. */
function busy(times: number, status: number, retryAfterSeconds?: number) {
  const told: string[] = [];
  const askedAt: number[] = [];
  const patient = new PatientRead(async () => {
    askedAt.push(Date.now());
    if (askedAt.length <= times) throw new PassingError(`HTTP ${status}`, status, retryAfterSeconds);
    return { bytes: new Uint8Array(3) };
  }, new Network(new EventTarget()));
  patient.serve({
    signal: new AbortController().signal,
    onWaiting: (what) => told.push(what),
    onBack: () => told.push('back'),
  });
  return { patient, told, askedAt };
}

it.each([429, 500, 502, 503, 504])(
  'a server that answers %i at first is asked again, and that is told',
  async (status) => {
    const { patient, told, askedAt } = busy(2, status);
    const reading = patient.read(URL_);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await reading).bytes).toHaveLength(3);
    expect(askedAt).toHaveLength(3);
    expect(told[0]).toBe(
      `data.example is busy (HTTP ${status}): asking again in 1 s, try 2 of ${status === 500 ? 4 : 7}`,
    );
    expect(told.at(-1)).toBe('back');
  },
);

it('a server that says when to come back is not asked before, for anything', async () => {
  const { patient, askedAt } = busy(1, 503, 20);
  const first = patient.read(URL_);
  await vi.advanceTimersByTimeAsync(1000);
  const second = patient.read(`${URL_}?other`);
  await vi.advanceTimersByTimeAsync(18_500);
  expect(askedAt).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all([first, second]);
  expect(askedAt).toHaveLength(3);
});

it.each([
  [503, undefined, 7],
  [500, undefined, 4],
  [503, 3600, 1],
])('a server that goes on answering %i (Retry-After %s) is told of after %i tries', async (status, after, tries) => {
  const { patient, askedAt } = busy(99, status, after);
  const reading = expect(patient.read(URL_)).rejects.toThrow(`HTTP ${status}`);
  await vi.advanceTimersByTimeAsync(120_000);
  await reading;
  expect(askedAt).toHaveLength(tries);
});
