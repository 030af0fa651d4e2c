import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { gzipMembers } from './gzipMembers.ts';
import { joinBytes } from './joinBytes.ts';

const packed = (text: string) => new Uint8Array(gzipSync(text));

it('a file that was put together falls into its members, each whole', async () => {
  const members = ['ra,dec\n', '1,2\n'.repeat(50_000), ''].map(packed);
  expect(await gzipMembers(joinBytes(members))).toEqual(members);
  expect(await gzipMembers(packed('alone'))).toEqual([packed('alone')]);
});

it('one that is cut short is refused', async () => {
  const whole = joinBytes([packed('first'), packed('second'.repeat(1000))]);
  await expect(gzipMembers(whole.subarray(0, -30))).rejects.toThrow();
});
