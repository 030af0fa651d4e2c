import type { Cell } from '../cell.ts';
import { uncommentMagics } from './uncommentMagics.ts';
import { fence } from './fence.ts';

/** What a cell is in Jupyter: `code` is its Python; without it SQL is text to read, as JavaScript always is. */
export function writeCell(
  cell: Cell,
  code?: string,
): { readonly type: 'markdown' | 'code' | 'raw'; readonly source: string } {
  switch (cell.language) {
    case 'markdown': {
      const raw = /^(`{3,})raw\n([\s\S]*)\n\1$/.exec(cell.text)?.[2];
      return raw === undefined ? { type: 'markdown', source: cell.text } : { type: 'raw', source: raw };
    }
    case 'python':
      return { type: 'code', source: code ?? uncommentMagics(cell.text) };
    case 'sql':
      if (code !== undefined) return { type: 'code', source: code };
      return { type: 'markdown', source: `*An SQL cell of Skybook:*\n\n${fence(cell.text, 'sql')}` };
    case 'javascript':
      return {
        type: 'markdown',
        source: `*A JavaScript cell of Skybook, which Jupyter does not run:*\n\n${fence(cell.text, 'js')}`,
      };
  }
}
