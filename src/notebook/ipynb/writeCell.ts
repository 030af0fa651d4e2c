import type { Cell } from '../cell.ts';
import { uncommentMagics } from './uncommentMagics.ts';
import { fence } from './fence.ts';

/** What a cell is in Jupyter: SQL as Python that asks DuckDB, JavaScript as text to read. */
export function writeCell(cell: Cell): { readonly type: 'markdown' | 'code' | 'raw'; readonly source: string } {
  switch (cell.language) {
    case 'markdown': {
      const raw = /^(`{3,})raw\n([\s\S]*)\n\1$/.exec(cell.text)?.[2];
      return raw === undefined ? { type: 'markdown', source: cell.text } : { type: 'raw', source: raw };
    }
    case 'python':
      return { type: 'code', source: uncommentMagics(cell.text) };
    case 'sql':
      return { type: 'code', source: sqlInPython(cell) };
    case 'javascript':
      return {
        type: 'markdown',
        source: `*A JavaScript cell of Skybook, which Jupyter does not run:*\n\n${fence(cell.text, 'js')}`,
      };
  }
}

function sqlInPython({ text, output }: Cell): string {
  const service = /^\s*--[ \t]*@tap[ \t]+(\S+)/i.exec(text)?.[1];
  if (service) {
    const lines = [
      `# An ADQL cell of Skybook; it needs: pip install pyvo`,
      `import pyvo`,
      assigned(output, `pyvo.dal.TAPService(${quoted(service)}).run_sync(${quoted(text)}).to_table()`),
    ];
    return shown(lines, output);
  }
  const notes = [
    '# An SQL cell of Skybook; it needs: pip install duckdb pandas',
    '# Tables of other cells must be pandas data frames here.',
  ];
  if (/\bhats\s*\(|\bxmatch\s*\(/i.test(text))
    notes.push(
      "# hats('…') and xmatch(…) are Skybook's own: in Jupyter, LSDB (pip install lsdb) opens and joins such catalogues.",
    );
  return shown([...notes, 'import duckdb', assigned(output, `duckdb.sql(${quoted(text)}).df()`)], output);
}

function assigned(output: string | undefined, value: string): string {
  return output ? `${output} = ${value}` : value;
}

function shown(lines: readonly string[], output: string | undefined): string {
  return [...lines, ...(output ? [output] : [])].join('\n');
}

/** A Python string literal over several lines, or on one where it must escape. */
function quoted(text: string): string {
  if (!/[\\"\r]/.test(text)) return text.includes('\n') ? `"""\n${text}\n"""` : `"${text}"`;
  if (!/[\\\r]|"""|"$/.test(text)) return `"""${text}"""`;
  return JSON.stringify(text);
}
