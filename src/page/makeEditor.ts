import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { history } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { drawSelection, dropCursor, EditorView, placeholder } from '@codemirror/view';
import type { Language } from '../notebook/cell.ts';
import { completionSource, type Complete } from './editorCompletion.ts';
import { editorKeys, type EditorGestures } from './editorKeys.ts';
import { editorLanguage } from './editorLanguage.ts';
import type { Grammars } from './grammars/grammars.ts';
import { EDITOR_THEME } from './editorTheme.ts';
import { hasGrammar } from './hasGrammar.ts';
import { languageName } from './languages.ts';
import { MARKED_LINE } from './markedLine.ts';

/** What an editor needs from its cell. */
export type EditorParts = {
  readonly gestures: EditorGestures;
  readonly complete: Complete;
  readonly grammars: Grammars;
  /** Called with the whole text after each change made in the editor. */
  readonly onText: (text: string) => void;
};

/** Marks a change that came from the notebook, not from the reader's hands. */
export const FROM_NOTEBOOK = Annotation.define<true>();

/** The part of an editor's set-up that depends on its language. */
export const LANGUAGE = new Compartment();

/** A CodeMirror editor of one cell. */
export function makeEditor(parent: HTMLElement, text: string, language: Language, parts: EditorParts): EditorView {
  const source = completionSource(parts.complete);
  const state = EditorState.create({
    doc: text,
    extensions: [
      editorKeys(parts.gestures),
      LANGUAGE.of(languageSetup(language, text, parts.grammars)),
      EDITOR_THEME,
      MARKED_LINE,
      history(),
      drawSelection(),
      dropCursor(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ icons: false, maxRenderedOptions: 60 }),
      EditorState.languageData.of(() => [{ autocomplete: source }]),
      EditorState.tabSize.of(4),
      EditorState.allowMultipleSelections.of(true),
      EditorView.updateListener.of((update) => {
        const byHand = update.transactions.some(
          (transaction) => transaction.docChanged && !transaction.annotation(FROM_NOTEBOOK),
        );
        if (byHand) parts.onText(update.state.doc.toString());
      }),
    ],
  });
  return new EditorView({ state, parent });
}

/**
 * Everything that changes when a cell's language is changed, or its grammar has come; `text` is what the editor holds
 * then.
 */
export function languageSetup(language: Language, text: string, grammars: Grammars) {
  const name = languageName(language);
  return [
    hasGrammar(text) ? [grammars.get(language) ?? [], editorLanguage(language)] : EditorView.lineWrapping,
    placeholder(language === 'markdown' ? 'Write text in Markdown' : `Write ${name}`),
    EditorView.contentAttributes.of({
      'aria-label': `${name} editor`,
      'aria-description': 'Press Escape to leave the editor, then Tab to move on',
    }),
  ];
}
