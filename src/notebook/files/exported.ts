import type { Notebook } from '../notebook.ts';
import { notebookOfDrafts, type Draft } from './draft.ts';
import { paragraphsOf } from './paragraphsOf.ts';

/** What stands before each cell of code. */
const MARK = /^# In\[[\d* ]*\]:$/;

/**
 * Reads a notebook of Jupyter that was exported as a script (nbconvert), where text stands in comments between the
 * cells of code; undefined where no such cell begins.
 */
export function readExported(text: string): Notebook | undefined {
  const lines = text.split('\n').filter((line, at) => at > 1 || !/^#(?:!|.*\bcoding[:=])/.test(line));
  const marks = lines.flatMap((line, at) => (MARK.test(line) ? [at] : []));
  if (marks.length === 0) return undefined;
  const drafts: Draft[] = paragraphsOf(lines.slice(0, marks[0])).map(proseOf);
  for (const [index, mark] of marks.entries()) {
    const part = lines.slice(mark + 1, marks[index + 1] ?? lines.length);
    const code = part.slice(0, codeEnd(part));
    drafts.push({ language: 'python', text: code.join('\n').trim() });
    drafts.push(...paragraphsOf(part.slice(code.length)).map(proseOf));
  }
  return notebookOfDrafts(drafts, { order: 'document' });
}

/** Where the code of a cell ends: text after it is paragraphs of comments alone, the first below two blank lines. */
function codeEnd(lines: readonly string[]): number {
  let end = lines.length;
  let from = lines.length;
  while (from > 0 && (isBlank(lines[from - 1]) || lines[from - 1]?.startsWith('#'))) {
    from--;
    if (!isBlank(lines[from]) && isBlank(lines[from - 1]) && isBlank(lines[from - 2])) end = from;
  }
  // Comments alone are the code of their cell.
  return lines.slice(0, end).every(isBlank) ? lines.length : end;
}

function isBlank(line: string | undefined): boolean {
  return line !== undefined && line.trim() === '';
}

function proseOf(lines: readonly string[]): Draft {
  return { language: 'markdown', text: lines.map((line) => line.replace(/^# ?/, '')).join('\n') };
}
