import { expect, test } from 'vitest';
import { packed, unpacked } from './frames.ts';

const MESSAGE = {
  channel: 'iopub',
  header: { msg_type: 'comm_msg', msg_id: 'α' },
  parent: { msg_id: 'b' },
  content: { data: { kind: 'piece' } },
  buffers: [new Uint8Array([1, 2, 3]), new Uint8Array()],
};

test('a message is the same once it was a frame', () => {
  expect(unpacked(packed(MESSAGE).buffer)).toEqual(MESSAGE);
});

test('a frame that is none is nothing, whatever it says of its parts', () => {
  let state = 3;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const whole = packed(MESSAGE);
  for (let n = 0; n < 2000; n++) {
    const frame = whole.slice(0, random() < 0.3 ? Math.floor(random() * whole.length) : whole.length);
    for (let i = 0; i < 3; i++) frame[Math.floor(random() * Math.min(64, frame.length))] = Math.floor(256 * random());
    const read = unpacked(frame.buffer);
    expect(read === undefined || Array.isArray(read.buffers)).toBe(true);
  }
  const many = whole.slice();
  new DataView(many.buffer).setBigUint64(0, 2n ** 40n, true);
  expect(unpacked(many.buffer)).toBeUndefined();
});
