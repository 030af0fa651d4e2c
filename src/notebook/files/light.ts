import type { Notebook } from '../notebook.ts';
import { withMagics } from './commentedMagics.ts';
import { notebookOfDrafts, type Draft } from './draft.ts';
import { readHeader } from './frontMatter.ts';
import { paragraphsOf } from './paragraphsOf.ts';

const BEGIN = /^# \+(?:\s(.*))?$/;
const END = /^# -$/;

/** Whether the header of a file says that it is Jupytext's light format. */
export function isLight(header: string): boolean {
  return /^ *format_name: light$/m.test(header);
}

/**
 * Reads Jupytext's light format: each paragraph is a cell, of text where it is comments alone; longer cells stand
 * between `# +` and `# -`.
 */
export function readLight(header: string, text: string): Notebook {
  const drafts: Draft[] = [];
  let lines: string[] = [];
  let options: string | undefined;
  const end = (): void => {
    if (options === undefined) drafts.push(...paragraphsOf(lines).map(paragraphDraft));
    else if (/\[(?:md|markdown)\]|\bactive=""/.test(options)) drafts.push(proseOf(lines));
    else drafts.push(codeOf(lines));
    [lines, options] = [[], undefined];
  };
  for (const line of text.split('\n')) {
    const [begins, said = ''] = BEGIN.exec(line) ?? [];
    if (begins === undefined && !END.test(line)) lines.push(line);
    else {
      end();
      options = begins === undefined ? undefined : said;
    }
  }
  end();
  return notebookOfDrafts(drafts, readHeader(header));
}

function paragraphDraft(lines: readonly string[]): Draft {
  return lines.every((line) => line.startsWith('#')) ? proseOf(lines) : codeOf(lines);
}

function proseOf(lines: readonly string[]): Draft {
  return {
    language: 'markdown',
    text: lines
      .map((line) => line.replace(/^# ?/, ''))
      .join('\n')
      .trim(),
  };
}

function codeOf(lines: readonly string[]): Draft {
  return { language: 'python', text: withMagics(lines).join('\n').trim() };
}
