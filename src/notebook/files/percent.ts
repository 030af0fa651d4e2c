import type { Notebook } from '../notebook.ts';
import { draftOf } from './draftOf.ts';
import { notebookOfDrafts, type Draft } from './draft.ts';
import { headed, readHeader, writeHeader } from './frontMatter.ts';
import { isOfJupytext, withMagics } from './commentedMagics.ts';
import { isLight, readLight } from './light.ts';
import { readOptions, writeOptions } from './options.ts';

const MARK = /^# ?%%(?!%)(.*)$/;
/** `%%time` as Jupytext writes it. */
const COMMENTED_MARK = /^# %%\w/;
/** A line of a cell that reads like a mark, and such a line that was kept from being one. */
const LIKE_MARK = /^# ?(?:# )*%%(?!%)/;
const KEPT_MARK = /^# (# ?(?:# )*%%(?!%))/;

/** The notebook as Python in cells (Jupytext's percent format): SQL, JavaScript and text as comments. */
export function toPercent({ cells, ...about }: Notebook): string {
  const header = writeHeader(about, 'percent')
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n');
  const written = cells.map((cell) => {
    const isPython = cell.language === 'python';
    const kind = isPython ? '' : cell.language === 'markdown' ? ' [markdown]' : ' [raw]';
    // A comment of Python ends at a carriage return alone, too.
    const lines = cell.text.split(isPython ? '\n' : /\n|\r(?!\n)/);
    const body = isPython
      ? lines.map((line) => (LIKE_MARK.test(line) ? `# ${line}` : line))
      : lines.map((line) => (line === '' ? '#' : `# ${line}`));
    return `# %%${kind} ${writeOptions(cell)}\n${body.join('\n')}\n`;
  });
  return `${header}\n\n${written.join('\n')}`;
}

/**
 * Reads Python in cells, by marks or in Jupytext's light format; undefined where a text has no mark of one, unless it
 * is a notebook that has none.
 */
export function readPercent(text: string): Notebook | undefined {
  const { header, rest } = headerOf(text);
  if (isLight(header)) return readLight(header, rest);
  const hasComments = isOfJupytext(header);
  const isMarked = text.split('\n').some((line) => MARK.test(line));
  const isEmpty = /^ *format_name: percent$/m.test(header) && rest.trim() === '';
  if (!isMarked && !isEmpty) return undefined;
  const drafts: Draft[] = [];
  let options = '';
  let lines: string[] = [];
  const end = (isLast: boolean): void => {
    // A blank line stands between cells.
    if (lines.at(-1) === '' && (!isLast || lines.length > 1)) lines.pop();
    drafts.push(cellOf(options, lines, hasComments));
    lines = [];
  };
  for (const line of rest.split('\n')) {
    const mark = MARK.exec(line);
    if (mark && !(hasComments && COMMENTED_MARK.test(line))) {
      end(false);
      options = mark[1] ?? '';
    } else lines.push(line);
  }
  if (!isEmpty) end(true);
  return notebookOfDrafts(drafts, readHeader(header));
}

function cellOf(mark: string, lines: readonly string[], hasComments: boolean): Draft {
  // Other words in brackets are part of a title, as a unit is.
  const isText = /\[(?:md|markdown|raw|rst)\]/i.test(mark);
  const options = readOptions(mark);
  if (!isText) {
    const code = hasComments ? withMagics(lines) : lines.map((line) => line.replace(KEPT_MARK, '$1'));
    return draftOf(code.join('\n'), 'python', options);
  }
  return draftOf(uncommented(lines), 'markdown', options);
}

/** Text that stands in comments, or, as some editors write it, in a string of its own. */
function uncommented(lines: readonly string[]): string {
  const all = lines.join('\n').trim();
  const quoted = /^[rR]?("""|''')\n?([\s\S]*?)\n?\1$/.exec(all)?.[2];
  return quoted ?? lines.map((line) => line.replace(/^# ?/, '')).join('\n');
}

/** Jupytext's header, which stands in comments. */
function headerOf(text: string): { readonly header: string; readonly rest: string } {
  const [comments = ''] = /^(?:#[^\n]*(?:\n|$))*/.exec(text) ?? [];
  const plain = comments.replace(/^# ?/gm, '');
  const { header, body } = headed(plain);
  if (header === '') return { header, rest: text };
  const lines = plain.split('\n').length - body.split('\n').length;
  return { header, rest: text.split('\n').slice(lines).join('\n').replace(/^\n+/, '') };
}
