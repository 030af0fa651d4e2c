import type { Notebook } from '../notebook.ts';
import { notebookOfDrafts, type Draft } from './draft.ts';
import { withoutBlankLines } from './withoutBlankLines.ts';
import { itemAt } from '../../known/itemAt.ts';

/** What begins a cell, or ends the last one, in column 0 of a marimo file. */
const MARK = /^(?:@app\.(\w+)|with app\.setup\b|if __name__ == |app\._unparsable_cell\()/;
const TEXT = new RegExp(String.raw`^mo\.md\(\s*([rf]{0,2})("""|'''|"|')([\s\S]*?)\2\s*,?\s*\)$`);
const SQL = new RegExp(String.raw`^(?:(\w+) = )?mo\.sql\(\s*[rf]{0,2}("""|'''|"|')([\s\S]*?)\2`);
const TITLE = /\bapp_title\s*=\s*(["'])(.*?)\1/;

/** Whether a text is a program of marimo. */
export function isMarimo(text: string): boolean {
  return /^import marimo\b/m.test(text) && /^app = marimo\.App\(/m.test(text);
}

/** Reads a notebook of marimo (a Python file), whose cells run in the order of their names; `mo.md`, `mo.sql` too. */
export function readMarimo(text: string): Notebook {
  const lines = text.split('\n');
  const marks = lines.flatMap((line, at) => (MARK.test(line) ? [at] : []));
  const drafts = marks.flatMap((from, index) => {
    const part = lines.slice(from, marks[index + 1] ?? lines.length);
    const first = itemAt(part, 0);
    const kind = MARK.exec(first)?.[1];
    if (kind === undefined) return first.startsWith('with ') ? [pythonOrNothing(dedented(part.slice(1)))] : [];
    if (kind !== 'cell') return [{ language: 'python', text: part.slice(1).join('\n').trim() } satisfies Draft];
    return [cellOf(part)];
  });
  const [, options = ''] = text.split('marimo.App(', 2);
  const title = TITLE.exec(itemAt(options.split(')', 1), 0))?.[2];
  return notebookOfDrafts(drafts, { title });
}

function cellOf(lines: readonly string[]): Draft {
  const isHidden = /hide_code\s*=\s*True/.test(itemAt(lines, 0));
  const head = lines.findIndex((line) => /^(?:async )?def /.test(line));
  const body = lines.findIndex((line, at) => at >= head && /:\s*(?:#.*)?$/.test(line)) + 1;
  const draft = pythonOrNothing(withoutReturn(dedented(lines.slice(body))));
  return isHidden && draft.language !== 'markdown' ? { ...draft, pinned: false } : draft;
}

function pythonOrNothing(text: string): Draft {
  const code = text.replace(/^import marimo as mo$\n?/m, '').trim();
  const [, form, , words] = TEXT.exec(code) ?? [];
  // What an f-string holds beyond names, Markdown's `${}` cannot hold.
  const filled = form?.includes('f') && words !== undefined ? names(words, (name) => `\${${name}}`) : words;
  if (filled !== undefined) return { language: 'markdown', text: dedented(filled.split('\n')).trim() };
  const [, output, , query] = (code.endsWith(')') && SQL.exec(code)) || [];
  const asked = query === undefined ? undefined : names(query, (name) => `$${name}`);
  if (asked !== undefined)
    return {
      language: 'sql',
      text: dedented(asked.split('\n')).trim(),
      ...(output && !output.startsWith('_') && { output }),
    };
  return { language: 'python', text: code };
}

/** The body of a cell's function without its last `return`, which names what the cell gives to others. */
function withoutReturn(text: string): string {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => /^return\b/.test(line));
  if (at < 0) return text;
  const rest = lines
    .slice(at + 1)
    .join('\n')
    .trim();
  const isWhole = rest === '' || (itemAt(lines, at).includes('(') && rest.endsWith(')'));
  return isWhole ? withoutBlankLines(lines.slice(0, at).join('\n')) : text;
}

/** A string with the names in its braces written in another way; undefined where more than names stands in them. */
function names(text: string, write: (name: string) => string): string | undefined {
  const changed = text.replace(/\{\s*([A-Za-z_]\w*)\s*\}/g, (_, name: string) => write(name));
  return /[{}]/.test(changed.replace(/\$\{\w+\}/g, '')) ? undefined : changed;
}

function dedented(lines: readonly string[]): string {
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/[^ ]|$/));
  const depth = depths.reduce((least, one) => Math.min(least, one), 400);
  return withoutBlankLines(lines.map((line) => (line.trim() === '' ? '' : line.slice(depth))).join('\n')).trimEnd();
}
