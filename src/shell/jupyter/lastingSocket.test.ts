// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { giveWithResolvers } from '../../build/fixtures/giveWithResolvers.ts';
import { LastingSocket } from './lastingSocket.ts';

const MB = 2 ** 20;

class FakeSocket {
  static readonly OPEN = 1;
  readyState = 0;
  bufferedAmount = 0;
  onopen?: () => void;
  onclose?: () => void;
  readonly sent: number[] = [];
  readonly #isMute: boolean;
  constructor(isMute: boolean) {
    this.#isMute = isMute;
  }
  send(frame: Uint8Array): void {
    this.sent.push(frame.byteLength);
  }
  close(): void {
    this.readyState = 3;
    if (!this.#isMute) this.onclose?.();
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
}

beforeEach(() => {
  giveWithResolvers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** One that is open, what opens it, and whether what it leads to answers. */
async function opened() {
  const made: FakeSocket[] = [];
  const state = { isThere: undefined as boolean | undefined, isDeaf: false, isMute: false };
  const open = () => {
    const socket = new FakeSocket(state.isMute);
    made.push(socket);
    if (!state.isDeaf) queueMicrotask(() => socket.open());
    return socket as unknown as WebSocket;
  };
  const nothing = () => undefined;
  const hearing = { onFrame: nothing, onAway: nothing, onBack: nothing, onGone: nothing };
  const lasting = await LastingSocket.open(open, { ...hearing, isThere: async () => state.isThere });
  return { lasting, made, state };
}

test('what is sent while it is away is kept up to a bound, told beyond, and sent when it is back', async () => {
  const { lasting, made, state } = await opened();
  made[0]!.close();
  for (let n = 0; n < 16; n++) lasting.send(new Uint8Array(MB));
  expect(() => lasting.send(new Uint8Array(MB))).toThrow(/connection is broken, and 17 MB wait/);
  state.isThere = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(made.at(-1)!.sent).toHaveLength(16);
  lasting.send(new Uint8Array(1));
  expect(made.at(-1)!.sent).toHaveLength(17);
});

test.each([false, true])(
  'one that neither opens nor closes is given up, and opened once more; mute: %s',
  async (isMute) => {
    const { lasting, made, state } = await opened();
    Object.assign(state, { isThere: true, isDeaf: true, isMute });
    made[0]!.close();
    lasting.send(new Uint8Array(1));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(made).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(made).toHaveLength(3);
    // A server that waits for its kernel has a minute for it.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made).toHaveLength(3);
    state.isDeaf = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(made).toHaveLength(4);
    expect(made[3]!.sent).toEqual([1]);
  },
);

test('who sends much waits while it is away, and while it has too much still to send', async () => {
  const { lasting, made, state } = await opened();
  let isRoom = false;
  const ask = () => void lasting.room(4 * MB).then(() => (isRoom = true));
  made[0]!.bufferedAmount = 5 * MB;
  ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(isRoom).toBe(false);
  made[0]!.bufferedAmount = MB;
  await vi.advanceTimersByTimeAsync(1000);
  expect(isRoom).toBe(true);
  isRoom = false;
  made[0]!.close();
  ask();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(isRoom).toBe(false);
  state.isThere = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(isRoom).toBe(true);
});
