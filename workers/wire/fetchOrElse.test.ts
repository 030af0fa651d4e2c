import { expect, test } from 'vitest';
import { fetchOrElse } from './fetchOrElse.ts';

const nothing = () => Promise.reject(new TypeError('Failed to fetch'));

test('an address that gives nothing has another way, with the question whole', async () => {
  const asked: unknown[] = [];
  const fetch = fetchOrElse(nothing, async (question, error) => {
    asked.push(question.method, question.url, question.headers.get('X-Key'), await question.text(), error.message);
    return new Response('from elsewhere');
  });
  const response = await fetch('https://closed.example/tap', {
    method: 'POST',
    body: 'QUERY=1',
    headers: { 'X-Key': 'k' },
  });
  expect([...asked, await response.text()]).toEqual([
    'POST',
    'https://closed.example/tap',
    'k',
    'QUERY=1',
    'Failed to fetch',
    'from elsewhere',
  ]);
});

test('an answer of any status is the answer', async () => {
  const fetch = fetchOrElse((input) => Promise.resolve(new Response((input as Request).url, { status: 404 })), nothing);
  const response = await fetch(new URL('https://open.example/a b'));
  expect([response.status, await response.text()]).toEqual([404, 'https://open.example/a%20b']);
});

test('what is wrong with the question, stopped, or of another scheme fails as ever', async () => {
  const stop = new AbortController();
  const never = fetchOrElse(
    (input) =>
      new Promise((_, reject) => {
        (input as Request).signal.addEventListener('abort', () => reject((input as Request).signal.reason));
      }),
    () => Promise.reject(new Error('not to be asked')),
  );
  const stopped = never('https://slow.example', { signal: stop.signal });
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  await expect(never('https://a.example', { method: 'GET', body: 'x' })).rejects.toThrow(TypeError);
  await expect(fetchOrElse(nothing, () => Promise.reject(new Error('not to be asked')))('data:,x')).rejects.toThrow(
    'Failed to fetch',
  );
});
