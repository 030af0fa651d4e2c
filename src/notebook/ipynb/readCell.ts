import { CELL_LANGUAGES, type Cell } from '../cell.ts';
import type { Attachments } from './attachments.ts';
import { fence } from './fence.ts';
import { joined } from './jupyter.ts';
import { textOf } from './unchecked.ts';
import { recordOf } from '../../known/recordOf.ts';

type Read = Pick<Cell, 'language' | 'text' | 'pinned' | 'hidden' | 'output'>;

/**
 * A cell of a Jupyter file, of which nothing is known, in the language that can show it; `kernel` is the language of
 * the notebook's code cells.
 */
export function readCell(cell: Readonly<Record<string, unknown>>, kernel: string, attachments: Attachments): Read {
  const source = joined(cell.source).replace(/\r\n?/g, '\n');
  const metadata = recordOf(cell.metadata);
  const mark = recordOf(metadata.skybook);
  if (mark.source === source && typeof mark.text === 'string' && isLanguage(mark.language)) {
    const output = textOf(mark.output);
    return {
      language: mark.language,
      text: mark.text,
      pinned: mark.pinned === true,
      hidden: mark.hidden === true,
      ...(output !== undefined && { output }),
    };
  }
  if (cell.cell_type === 'markdown') return markdown(attachments.in(source, cell.attachments));
  if (cell.cell_type !== 'code') return markdown(source.trim() ? fence(source, 'raw') : '');
  if (kernel !== 'python') return markdown(fence(source, kernel));
  return { language: 'python', text: source, pinned: !isFolded(metadata), hidden: false };
}

function isLanguage(value: unknown): value is Cell['language'] {
  return CELL_LANGUAGES.some((language) => language === value);
}

function markdown(text: string): Read {
  return { language: 'markdown', text, pinned: false, hidden: false };
}

function isFolded({ jupyter, tags }: Readonly<Record<string, unknown>>): boolean {
  return (
    recordOf(jupyter).source_hidden === true ||
    (Array.isArray(tags) && tags.some((tag) => typeof tag === 'string' && /^(?:hide|remove)[-_]input$/.test(tag)))
  );
}
