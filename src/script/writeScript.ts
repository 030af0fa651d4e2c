import type { AskedAnswers } from '../engines/sql/asked.ts';
import type { Cell } from '../notebook/cell.ts';
import type { IpynbCode } from '../notebook/ipynb/ipynbCode.ts';
import { writeOf, writeWith } from '../notebook/made/madeText.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Analysis } from '../parse/analysis.ts';
import type { Known } from './codeOf.ts';
import { firstCell } from './firstCell.ts';
import { commented } from './pythonText.ts';
import { scriptCells } from './scriptCells.ts';

/** What writing a notebook for elsewhere needs. */
export type Writing = {
  readonly known: Known;
  readonly asked: AskedAnswers;
  readonly analyse: (cell: Cell) => Analysis;
};

/** The notebook, whose cells stand in the order in which they run, as one Python script that runs by itself. */
export function writeScript(notebook: Notebook, { known, asked, analyse }: Writing): string {
  const cells = scriptCells(notebook, known, { magics: false, show: (value) => `print(${value})` }, analyse);
  const needsShell = cells.some(({ code }) => code?.startsWith('_cell('));
  const first = firstCell(notebook, { known, asked, analyse, isScript: true, needsShell });
  const texts = cells.map(({ cell, code, more }) => {
    if (code !== undefined) return code;
    const title = cell.language === 'javascript' ? 'A JavaScript cell of Skybook, which is text here:\n' : '';
    return [commented(`${title}${cell.text}`), ...(more === undefined ? [] : [more])].join('\n');
  });
  const { title, made } = notebook;
  const about = [
    title,
    ...(made ? [`Its results were made with ${writeWith(made.with)}`, ...made.of.map(writeOf)] : []),
  ];
  const head = commented(about.join('\n'));
  // A title could say that what follows is of another encoding, in which text might be code (PEP 263).
  const encoded = /coding[:=]/.test(head) ? '# coding: utf-8\n' : '';
  return `${encoded}${[head, first, ...texts].join('\n\n')}\n`;
}

/** The code of a notebook, whose cells stand in the order in which they run, for Jupyter. */
export function ipynbCode(notebook: Notebook, { known, asked, analyse }: Writing): IpynbCode {
  const cells = scriptCells(notebook, known, { magics: true, show: (value) => value }, analyse);
  return {
    first: firstCell(notebook, { known, asked, analyse, isScript: false }),
    codes: new Map(cells.flatMap(({ cell, code }) => (code === undefined ? [] : [[cell.id, code] as const]))),
    more: new Map(cells.flatMap(({ cell, more }) => (more === undefined ? [] : [[cell.id, more] as const]))),
    failing: new Set(notebook.cells.flatMap((cell) => (analyse(cell).failure ? [cell.id] : []))),
  };
}
