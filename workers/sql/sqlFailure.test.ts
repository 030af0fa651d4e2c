import { expect, test } from 'vitest';
import { sqlFailure } from './sqlFailure.ts';

test('the place of an error is read from the caret below the line', () => {
  const failure = sqlFailure(
    'Binder Error: Referenced column "fooo" not found in FROM clause!\nCandidate bindings: "foo"\n\nLINE 2: select fooo\n               ^',
  );
  expect(failure).toMatchObject({
    kind: 'sql',
    message: 'Binder Error: Referenced column "fooo" not found in FROM clause!',
    line: 2,
    column: 8,
  });
});

test('a line that DuckDB shows from its middle gives no column', () => {
  expect(sqlFailure('Parser Error: x\n\nLINE 1: ...ect fooo\n             ^')).toMatchObject({
    line: 1,
    column: undefined,
  });
});

test('running out of memory says what to do', () => {
  expect(
    sqlFailure('Out of Memory Error: could not allocate block of size 256.0 KiB (1.0 GiB/1.0 GiB used)').advice,
  ).toMatch(/LIMIT/);
});

test('a broken heap is told from a bad query', () => {
  expect(sqlFailure('table index is out of bounds').kind).toBe('engine-lost');
});
