import { expect, test } from 'vitest';
import { sqlCode } from './codeOf.ts';

test('a parameter of ADQL is one operand where it stands', () => {
  const text = "-- @tap https://example.org/tap\nSELECT 5-$x, 1$y, '$z' FROM t WHERE f(1, $x) -- $z";
  const cell = { id: 'c', language: 'sql', text, pinned: true, hidden: false } as const;
  const code = sqlCode(cell, { written: new Map(), values: new Map(), readInPython: new Set() }, String, true);
  expect(code.split('\n_skybook.tap(')[1]).toBe(
    [
      '"https://example.org/tap", r"""-- @tap https://example.org/tap\nSELECT 5-""" + _skybook.adql(x, "x")',
      'r""", 1""" + "(" + _skybook.adql(y, "y", alone=True) + ")"',
      `r""", '$z' FROM t WHERE f(1, """ + _skybook.adql(x, "x", alone=True)`,
      'r""") -- $z""")',
    ].join(' + '),
  );
});
