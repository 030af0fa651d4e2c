import { expect, test } from 'vitest';
import { readTextWithin } from './boundedText.ts';

test('the text of a response or of a file comes, where it is no more than is wanted', async () => {
  for (const source of [() => new Response('é星'), () => new Blob(['é星'])]) {
    expect(await readTextWithin(source(), 5)).toBe('é星');
    expect(await readTextWithin(source(), 4)).toBeUndefined();
  }
});

test('a file that is too large is not touched', async () => {
  const file = Object.assign(new Blob(['abc']), { stream: () => expect.fail('it was read') });
  expect(await readTextWithin(file, 2)).toBeUndefined();
});

test('a response that breaks off fails', async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError('gone')) });
  await expect(readTextWithin(new Response(broken), 10)).rejects.toThrow('gone');
});
