import { describe, expect, test } from 'vitest';
import { KeptFooters } from './keptFooters.ts';

describe('footers that are kept', () => {
  const file = (name: string) => ({ name, footerBytes: 100 });

  test('are those used last, as far as there is room', () => {
    const kept = new KeptFooters(2400);
    expect(kept.use([file('a'), file('b'), file('c')])).toEqual([]);
    expect(kept.use([file('a')])).toEqual([]);
    expect(kept.use([file('d')])).toEqual(['b']);
    expect(kept.use([file('e'), file('f')])).toEqual(['c', 'a']);
  });

  test('stay while they are about to be read, whatever they take', () => {
    const kept = new KeptFooters(100);
    expect(kept.use([file('a'), file('b')])).toEqual([]);
    expect(kept.use([file('c')])).toEqual(['a', 'b']);
  });
});
