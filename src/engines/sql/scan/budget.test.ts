import { expect, test } from 'vitest';
import { allowedBytes } from '../bytes/allowedBytes.ts';
import { checkBudget, checkResult } from './budget.ts';
import type { PassPlan } from './passPlan.ts';

const plan: PassPlan = {
  catalogue: 'gaia',
  columns: ['ra', 'dec'],
  partitions: 3,
  ofPartitions: 2016,
  rowGroups: 9,
  rows: 2_500_000,
  requests: 9,
  bytes: 350e6,
  estimatedSeconds: 28,
  way: 'split',
};

test.each([
  ['SELECT 1', 200e6],
  ['-- @allow 2 GB\nSELECT 1', 2e9],
  ['  --  @allow 1.5 TB', 1.5e12],
  ['SELECT 1 -- @allow 2 GB', 200e6],
])('%j may fetch %d bytes', (text, bytes) => {
  expect(allowedBytes(text)).toBe(bytes);
});

test("another limit of the reader's counts where the cell says none", () => {
  expect(allowedBytes('SELECT 1', 5e6)).toBe(5e6);
  expect(allowedBytes('-- @allow 2 GB\nSELECT 1', 5e6)).toBe(2e9);
});

test('a plan over what is allowed asks first, with the numbers and the line that allows it', () => {
  expect(() => checkBudget(plan, 350e6)).not.toThrow();
  expect(() => checkBudget(plan, 200e6)).toThrow(
    expect.objectContaining({
      failure: expect.objectContaining({
        message: expect.stringContaining('350.0 MB') as string,
        detail: expect.stringContaining('3 of 2016 partitions') as string,
        advice: expect.stringContaining('-- @allow 368 MB') as string,
      }) as unknown,
    }),
  );
});

test('a result of all rows that cannot fit is refused before it is fetched', () => {
  expect(() => checkResult(plan, 1e9, 1e9)).not.toThrow();
  expect(() => checkResult(plan, 3e9, 1e9)).toThrow(
    'The result would be 2,500,000 rows of 2 columns, 3.00 GB; 1.00 GB of memory is there.',
  );
});
