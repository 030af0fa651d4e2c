import { expect, test } from 'vitest';
import { seededBelow } from '../known/testing/seededBelow.ts';
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
  const links = ['\u0007', '\u001b\\'].map((end) => `\u001b]8;;https://a.test${end}link\u001b]8;;${end}`);
  expect(new TerminalLines().write(`${links.join(' ')}\n`)).toEqual(['link link']);
  expect(new TerminalLines().write('\u001b]0;never ended\n')).toEqual(['0;never ended']);
});

test('lines of any writes are those of a terminal that sets letter by letter', () => {
  const random = seededBelow(2);
  for (let round = 0; round < 2000; round++) {
    const writes = Array.from({ length: 1 + random(4) }, () =>
      Array.from({ length: random(9) }, () => ['a', 'bc', '\r', '\n', '\r\n', ''][random(6)]).join(''),
    );
    const lines: string[] = [];
    let [line, column]: [string[], number] = [[], 0];
    for (const letter of writes.join('')) {
      if (letter === '\r') column = 0;
      else if (letter === '\n') {
        lines.push(line.join(''));
        [line, column] = [[], 0];
      } else line[column++] = letter;
    }
    const terminal = new TerminalLines();
    expect({ writes, lines: writes.flatMap((text) => terminal.write(text)), open: terminal.open }).toEqual({
      writes,
      lines,
      open: line.join(''),
    });
  }
});
