import { expect, test } from 'vitest';
import { takeAhead } from './takeAhead.ts';

function counted(fails: (path: string, time: number) => boolean = () => false) {
  const asked: string[] = [];
  const way = takeAhead(async (path) => {
    const time = asked.filter((other) => other === path).length;
    asked.push(path);
    if (fails(path, time)) throw new Error(`${path} is not there`);
    return new TextEncoder().encode(`${path} ${time}`).buffer;
  });
  const read = async (path: string) => new TextDecoder().decode(await way.take(path));
  return { asked, begin: way.begin, read };
}

test('what was begun is given once from what has arrived, then taken anew', async () => {
  const { asked, begin, read } = counted();
  begin(['a', 'b']);
  begin(['a']);
  expect(asked).toEqual(['a', 'b']);
  expect(await read('a')).toBe('a 0');
  expect(asked).toEqual(['a', 'b']);
  expect(await read('a')).toBe('a 1');
});

test('what failed ahead is taken again when it is asked for', async () => {
  const { read, begin } = counted((_, time) => time === 0);
  begin(['a']);
  expect(await read('a')).toBe('a 1');
});

test('what fails then too fails in its own words', async () => {
  const { read, begin } = counted(() => true);
  begin(['a']);
  await expect(read('a')).rejects.toThrow('a is not there');
});
