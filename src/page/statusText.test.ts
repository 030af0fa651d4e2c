import { expect, test } from 'vitest';
import { statusText } from './statusText.ts';

test('the line counts what runs, waits, failed and changed', () => {
  expect(statusText(['running', 'shown', 'idle'])).toBe('1 of 3 cells running');
  expect(statusText(['running', 'waiting', 'failed', 'stale', 'failed'])).toBe(
    '1 of 5 cells running, 1 waiting, 2 failed, 1 changed',
  );
  expect(statusText(['failed', 'shown', 'failed'])).toBe('2 failed');
});

test('the line says when all is done and nothing before anything ran', () => {
  expect(statusText(['shown', 'shown'])).toBe('All 2 cells done');
  expect(statusText(['idle', 'idle'])).toBe('');
  expect(statusText([])).toBe('');
});
