// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { lacksNote } from './lacksNote.ts';

test('a whole site says nothing under a notebook, another what it goes without', () => {
  expect(lacksNote([])).toBeUndefined();
  expect(lacksNote(['regions', 'a NumPy with integers of 64 bits'])!.textContent).toMatch(
    /^This site was set up without regions and without a NumPy with integers of 64 bits\./,
  );
});
