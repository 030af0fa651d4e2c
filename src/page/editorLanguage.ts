import { indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import type { Language } from '../notebook/cell.ts';

/** How an editor treats the text of a language beside its grammar: indentation, and whether lines are numbered. */
export function editorLanguage(language: Language): Extension {
  switch (language) {
    case 'python':
      return [indentUnit.of('    '), lineNumbers()];
    case 'sql':
    case 'javascript':
      return [indentUnit.of('  '), lineNumbers()];
    case 'markdown':
      return [indentUnit.of('  '), EditorView.lineWrapping];
  }
}
