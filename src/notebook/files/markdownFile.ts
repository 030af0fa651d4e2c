import type { Cell } from '../cell.ts';
import { fence } from '../ipynb/fence.ts';
import type { Notebook } from '../notebook.ts';
import { notebookOfDrafts, type Draft } from './draft.ts';
import { draftOf } from './draftOf.ts';
import { headed, readHeader, writeHeader } from './frontMatter.ts';
import { readOptions, writeOptions } from './options.ts';
import { withoutBlankLines } from './withoutBlankLines.ts';
import { itemAt } from '../../known/itemAt.ts';

/** The notebook as MyST Markdown, as Jupyter Book and Jupytext read it; `+++` stands before each cell. */
export function toMyst({ cells, ...about }: Notebook): string {
  return `${writeHeader(about, 'myst')}\n\n${cells.map(mystCell).join('\n\n')}\n`;
}

function mystCell(cell: Cell): string {
  const mark = `+++ ${writeOptions(cell)}`;
  if (cell.language === 'markdown') return `${mark}\n\n${cell.text.replace(LIKE_CELL, '$1\\$2')}`;
  return `${mark}\n\n${fence(cell.text, cell.language === 'python' ? '{code-cell} ipython3' : `{code-cell} ${cell.language}`)}`;
}

const PYTHON = /^(?:i?python3?|py)$/i;
const FENCE = /^(`{3,}(?!`)|~{3,}(?!~))[ \t]*(?![ \t])(\{[^}\n]*\}|[\w.+-]*(?![\w.+-]))([^`]*)$/;
const FENCED_CELL = '[ \\t]*\\.?(?:code-cell|i?python3?|py|sql|javascript|ojs)\\b';
/** A line of text that would begin a cell, and such a line that a backslash has kept from it. */
const LIKE_CELL = new RegExp(`^( {0,3}(?:\`{3,}|~{3,})[ \\t]*\\{)(\\\\*${FENCED_CELL})`, 'gim');
const KEPT_CELL = new RegExp(`^( {0,3}(?:\`{3,}|~{3,})[ \\t]*\\{)\\\\(\\\\*${FENCED_CELL})`, 'gim');
const REGION = /^<!-- #(?:end)?region[^\n]*-->$/;

/**
 * Reads Markdown with cells of code in fences: MyST (`{code-cell}`), Quarto (`{python}`), Jupytext (`python`). Code of
 * other languages stays as text.
 */
export function readMarkdownFile(text: string): Notebook {
  const { header, body } = headed(text);
  const isMyst = /^```+\{code-cell\}/m.test(body) || /format_name:\s*myst/.test(header);
  const drafts: Draft[] = [];
  let prose: string[] = [];
  let options: ReadonlyMap<string, unknown> = new Map();
  const endProse = (): void => {
    const content = withoutBlankLines(isMyst ? prose.join('\n').replace(KEPT_CELL, '$1$2') : prose.join('\n'));
    if (content !== '') drafts.push(draftOf(content, 'markdown', options));
    if (content !== '') options = new Map();
    prose = [];
  };
  const lines = body.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = itemAt(lines, at);
    const opening = FENCE.exec(line);
    if (isMyst && /^\+\+\+(?:\s|$)/.test(line)) {
      endProse();
      options = readOptions(line);
      continue;
    }
    if (!isMyst && REGION.test(line)) {
      endProse();
      continue;
    }
    if (!opening) {
      prose.push(line);
      continue;
    }
    const end = endOf(lines, at, itemAt(opening, 1));
    const inside = lines.slice(at + 1, end);
    const language = cellLanguage(itemAt(opening, 2), itemAt(opening, 3), isMyst);
    if (language === undefined) for (const kept of lines.slice(at, end + 1)) prose.push(kept);
    else {
      endProse();
      drafts.push(codeDraft(language, withoutOptions(inside, isMyst), options));
      options = new Map();
    }
    at = end;
  }
  endProse();
  return notebookOfDrafts(drafts, readHeader(header));
}

function endOf(lines: readonly string[], from: number, ticks: string): number {
  for (let at = from + 1; at < lines.length; at++) {
    const line = itemAt(lines, at).trimEnd();
    if (line.startsWith(ticks) && line === line.charAt(0).repeat(line.length)) return at;
  }
  return lines.length;
}

/** The language of a fence that is a cell; undefined where it is text. */
function cellLanguage(info: string, after: string, isMyst: boolean): 'python' | 'sql' | 'javascript' | undefined {
  const inBraces = /^\{\s*\.?([\w-]+)[^}]*\}$/.exec(info)?.[1]?.toLowerCase();
  const name =
    inBraces === 'code-cell'
      ? after.trim() || 'python'
      : (inBraces ?? (isMyst || after.includes('.noeval') ? '' : info));
  if (PYTHON.test(name)) return 'python';
  const isCell = inBraces !== undefined;
  if (!isCell) return undefined;
  return name === 'sql' ? 'sql' : name === 'javascript' || name === 'ojs' ? 'javascript' : undefined;
}

function codeDraft(
  language: 'python' | 'sql' | 'javascript',
  lines: readonly string[],
  options: ReadonlyMap<string, unknown>,
): Draft {
  const text = lines.join('\n');
  return draftOf(text, language, options);
}

/** MyST's options stand as `:name: value` or between lines of `---`, Quarto's as `#| name: value`. */
function withoutOptions(lines: readonly string[], isMyst: boolean): readonly string[] {
  if (isMyst && lines[0] === '---') {
    const end = lines.indexOf('---', 1);
    if (end > 0) return trimmed(lines.slice(end + 1));
  }
  const isOption = isMyst ? /^:[\w-]+:(?:\s|$)/ : /^(?:#|--|\/\/)\| /;
  const first = lines.findIndex((line) => !isOption.test(line));
  return first <= 0 ? lines : trimmed(lines.slice(first));
}

function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first);
}
