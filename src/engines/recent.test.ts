import { describe, expect, it } from 'vitest';
import { Recent } from './recent.ts';

const made = async (bytes: number) => bytes;

describe('what is kept of the recent', () => {
  it('stays below its limit, and the longest unused goes first', async () => {
    const recent = new Recent<number>(100, (bytes) => bytes);
    for (const key of ['a', 'b', 'c']) await recent.get(key, () => made(30));
    await recent.get('a', () => made(1));
    await recent.get('d', () => made(30));
    expect(recent.keys()).toEqual(['c', 'a', 'd']);
    expect(recent.bytes).toBe(90);
  });

  it('is made once for all who ask while it is on its way', async () => {
    const recent = new Recent<number>(100, (bytes) => bytes);
    let count = 0;
    const make = async () => ++count;
    expect(await Promise.all([recent.get('a', make), recent.get('a', make)])).toEqual([1, 1]);
  });

  it('is tried again after a failure, and a failure takes no room', async () => {
    const recent = new Recent<number>(100, (bytes) => bytes);
    await expect(recent.get('a', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(recent.has('a')).toBe(false);
    expect(await recent.get('a', () => made(7))).toBe(7);
    expect(recent.bytes).toBe(7);
  });

  it('holds one value that is larger than the limit by itself, until the next', async () => {
    const recent = new Recent<number>(100, (bytes) => bytes);
    await recent.get('small', () => made(10));
    await recent.get('large', () => made(500));
    expect(recent.keys()).toEqual(['large']);
    await recent.get('other', () => made(10));
    expect(recent.keys()).toEqual(['other']);
  });

  it('counts a value that was replaced or forgotten no more', async () => {
    const recent = new Recent<number>(100, (bytes) => bytes);
    await recent.get('a', () => made(40));
    recent.set('a', 60);
    await recent.get('a', () => made(0));
    await Promise.resolve();
    expect(recent.bytes).toBe(60);
    recent.delete('a');
    expect(recent.bytes).toBe(0);
  });
});
