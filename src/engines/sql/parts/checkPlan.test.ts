import { expect, test } from 'vitest';
import { checkPlan } from './checkPlan.ts';
import type { Part } from './part.ts';
import type { Pass } from '../program/program.ts';
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

const part: Part = {
  ...{ label: 'a part', files: [], rowsSql: () => '', rowGroups: 9, rows: 2_500_000 },
  ...{ bytes: 350e6, unpackedBytes: 3e9 },
};
const pass: Pass = {
  ...{ kind: 'pass', table: 't', source: 's', need: { names: [], conditions: [] } },
  ...{ partialSql: '', partialTypes: [], mergeSql: '', smalls: [], keys: [] },
};

const bounds = { fetchedBytes: 0, addedBytes: plan.bytes };

test('a plan over what is allowed asks first, with the numbers and the line that allows it', () => {
  const check = (allowedBytes: number) =>
    checkPlan(pass, { plan, parts: [part] }, { ...bounds, allowedBytes, memoryBytes: 1e9 });
  expect(() => check(350e6)).not.toThrow();
  expect(() => check(200e6)).toThrow(
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
  const ofRows = { ...pass, everyRow: true, preview: ['ra'] };
  const check = (more: Partial<Pass>, memoryBytes: number) =>
    checkPlan({ ...ofRows, ...more }, { plan, parts: [part] }, { ...bounds, allowedBytes: 1e9, memoryBytes });
  expect(() => check({}, 3e9)).not.toThrow();
  expect(() => check({ enough: 10 }, 1e9)).not.toThrow();
  expect(() => check({}, 1e9)).toThrow(
    'The result would be 2,500,000 rows of 2 columns, 3.00 GB; 1.00 GB of memory is there.',
  );
});
