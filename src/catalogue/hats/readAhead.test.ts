import { describe, expect, it } from 'vitest';
import { NotFoundError, type Read } from '../read.ts';
import { ReadAhead } from './readAhead.ts';

/** A way to read that notes what it is asked for; addresses with `none` are not there, and those with `slow` wait. */
function site() {
  const asked: string[] = [];
  const given: string[] = [];
  const read: Read = async (url, range, signal) => {
    asked.push(url);
    if (url.includes('none')) throw new NotFoundError(url);
    if (url.includes('slow'))
      await new Promise((_, fail) =>
        signal?.addEventListener('abort', () => {
          given.push(url);
          fail(new Error('given up'));
        }),
      );
    return { bytes: new TextEncoder().encode(`${url} ${JSON.stringify(range)}`) };
  };
  return { asked, given, ahead: new ReadAhead(read) };
}

describe('what is asked for ahead', () => {
  it('is asked for once, and given to whoever reads the same part of it', async () => {
    const { asked, ahead } = site();
    ahead.begin('a');
    ahead.begin('a');
    ahead.begin('b', { suffixBytes: 8 });
    const end = await ahead.read('b', { suffixBytes: 8 });
    expect(new TextDecoder().decode(end.bytes)).toBe('b {"suffixBytes":8}');
    await ahead.read('a');
    expect(asked).toEqual(['a', 'b']);
    await ahead.read('b', { suffixBytes: 9 });
    await ahead.read('b');
    expect(asked).toEqual(['a', 'b', 'b', 'b']);
  });

  it('fails for whoever reads it, and for nobody else', async () => {
    const { asked, ahead } = site();
    ahead.begin('none/1');
    ahead.begin('none/2');
    await expect(ahead.read('none/1')).rejects.toBeInstanceOf(NotFoundError);
    expect(asked).toEqual(['none/1', 'none/2']);
    ahead.end();
  });

  it('is given up where it is still on its way at the end', () => {
    const { given, ahead } = site();
    ahead.begin('slow/1');
    ahead.end();
    expect(given).toEqual(['slow/1']);
  });
});
