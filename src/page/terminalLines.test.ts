import { expect, test } from 'vitest';
import { TerminalLines } from './terminalLines.ts';

test('lines end at line feeds, whatever pieces they come in', () => {
  const lines = new TerminalLines();
  expect(['a', 'b\nc', '\n\nd'].flatMap((piece) => lines.write(piece))).toEqual(['ab', 'c', '']);
  expect(lines.open).toBe('d');
});

test('a carriage return writes over the line, as a progress bar does', () => {
  const lines = new TerminalLines();
  lines.write(' 10%|#   |');
  lines.write('\r100%|####|');
  expect(lines.open).toBe('100%|####|');
  expect(lines.write('\rok\n')).toEqual(['ok0%|####|']);
});

test('colours of a terminal leave no trace', () => {
  expect(new TerminalLines().write('\u001b[1;31mred\u001b[0m plain\n')).toEqual(['red plain']);
});
