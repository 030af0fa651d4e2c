// @vitest-environment jsdom
import { Table, TimestampMicrosecond, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { inspectView } from './inspect.ts';
import { summaryOf } from './inspectSummary.ts';

describe('a JavaScript value on one line', () => {
  test.each([
    ['a "b"', '"a \\"b\\""'],
    [-0, '-0'],
    [2n ** 70n, '1180591620717411303424n'],
    [null, 'null'],
    [undefined, 'undefined'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [[1, 'b', { c: [1] }], '[1, "b", {c: […]}]'],
    [new Map([['a', 1]]), 'Map(1) {"a" ⇒ 1}'],
    [new Set([1]), 'Set(1) {1}'],
    [new Float32Array(2), 'Float32Array(2) [0, 0]'],
    [new TypeError('no'), 'TypeError: no'],
    [{}, '{}'],
    [
      new Table({ t: vectorFromArray([0], new TimestampMicrosecond()), a: vectorFromArray([1]) }).get(0),
      '{t: 1970-01-01 00:00:00, a: 1}',
    ],
  ])('%o', (value, text) => {
    expect(summaryOf(value).text).toBe(text);
  });

  test('a long one is cut', () => {
    expect(summaryOf(Array(1e6).fill(7)).text).toMatch(/^Array\(1,000,000\) \[7, .*, …\]$/);
  });
});

describe('the tree', () => {
  test('opens a branch when the reader asks, in steps of fifty', () => {
    const { element } = inspectView(Array.from({ length: 120 }, (_, i) => i));
    const branch = element.querySelector('details')!;
    expect(branch.querySelectorAll('.inspect-line')).toHaveLength(0);
    branch.open = true;
    branch.dispatchEvent(new Event('toggle'));
    expect(branch.querySelectorAll('.inspect-line')).toHaveLength(50);
    branch.querySelector('button')!.click();
    expect(branch.querySelectorAll('.inspect-line')).toHaveLength(100);
  });

  test('a getter that throws shows its error, and a cycle opens no further than asked', () => {
    const odd: Record<string, unknown> = {
      get bad() {
        throw new RangeError('odd');
      },
    };
    odd['self'] = odd;
    expect(inspectView(odd).element.textContent).toContain('RangeError: odd');
  });
});
