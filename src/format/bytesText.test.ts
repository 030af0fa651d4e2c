import { expect, it } from 'vitest';
import { bytesText } from './bytesText.ts';

it.each([
  [0, '0 B'],
  [7, '7 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [1001, '2 kB'],
  [1_234_567, '1.2 MB'],
  [4_800_005_760, '4.80 GB'],
])('%i bytes are told as %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));
