import type { Cell } from '../notebook/cell.ts';
import type { Analysis } from './analysis.ts';
import { findHosts } from './findHosts.ts';
import { analyseJavaScript } from './javascript/analyseJavaScript.ts';
import { analyseMarkdown } from './markdown/analyseMarkdown.ts';
import { analysePython } from './python/analysePython.ts';
import { analyseSql } from './sql/analyseSql.ts';

/** Reads a cell's text without running anything. Never throws: what is wrong stands in `failure`. */
export function analyse(cell: Cell): Analysis {
  try {
    return analyseLanguage(cell);
  } catch (error) {
    // The parsers are recursive: a text nested without end exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    const failure = { kind: 'syntax', message: 'This cell is nested too deeply to be read' } as const;
    return { defines: [], needs: [], stars: [], imports: [], hosts: findHosts(cell.text), failure };
  }
}

function analyseLanguage({ language, text, output }: Cell): Analysis {
  switch (language) {
    case 'python':
      return analysePython(text);
    case 'sql':
      return analyseSql(text, output);
    case 'javascript':
      return analyseJavaScript(text);
    case 'markdown':
      return analyseMarkdown(text);
  }
}
