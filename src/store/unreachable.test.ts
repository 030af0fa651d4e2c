import { expect, it } from 'vitest';
import { fetchError } from '../catalogue/fetchError.ts';
import { UnreachableError } from './unreachable.ts';

it('tells the ways out of a server that could not be asked, and none of one whose answer broke off', () => {
  const unasked = fetchError('Could not read https://a/c.', new UnreachableError('no connection, or CORS')).failure;
  expect(unasked).toMatchObject({ kind: 'fetch', detail: 'no connection, or CORS' });
  for (const way of ['Catalogues', '@tap', 'choose it with Add data', '# @jupyter'])
    expect(unasked.advice).toContain(way);
  const broken = fetchError('Could not read https://a/c.', new UnreachableError('It broke off', { brokeOff: true }));
  expect(broken.failure.advice).toBeUndefined();
  expect(fetchError('Could not read https://a/c.', new Error('HTTP 403')).failure.advice).toBeUndefined();
});
