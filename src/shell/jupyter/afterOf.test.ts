import { expect, test } from 'vitest';
import { afterOf } from './afterOf.ts';

test('a reply tells what was asked after the code, how that failed, and nothing where nothing was asked', () => {
  const told = { kind: 'made', made: { x: 'int', ünïcode: 'Table' } };
  const ok = { status: 'ok', data: { 'text/plain': '<…>', 'application/json': told }, metadata: {} };
  expect(afterOf({ status: 'ok', user_expressions: { skybook: ok } })).toEqual({
    kind: 'told',
    json: JSON.stringify(told),
  });
  const error = { status: 'error', ename: 'NameError', evalue: 'no', traceback: ['a', 'b'] };
  expect(afterOf({ user_expressions: { skybook: error } })).toEqual({
    kind: 'error',
    name: 'NameError',
    message: 'no',
    traceback: ['a', 'b'],
  });
  for (const reply of [{}, { user_expressions: {} }, { user_expressions: null, status: 'error' }])
    expect(afterOf(reply)).toBeUndefined();
});
