import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { keymap, type Command } from '@codemirror/view';
import { completionSource, type Complete } from './editorCompletion.ts';

/**
 * What helps to write, for editors that have the focus: completions, and brackets that close. Tab completes after a
 * word, Escape closes the list before it leaves.
 */
export function editorAid(complete: Complete): Extension {
  const source = completionSource(complete);
  return [
    Prec.highest(keymap.of([{ key: 'Escape', run: closeList }])),
    keymap.of([
      { key: 'Tab', run: (view) => acceptCompletion(view) || completeWord(view) },
      ...closeBracketsKeymap,
      ...completionKeymap,
    ]),
    closeBrackets(),
    autocompletion({ icons: false, maxRenderedOptions: 60 }),
    EditorState.languageData.of(() => [{ autocomplete: source }]),
  ];
}

const completeWord: Command = (view) => {
  const { main } = view.state.selection;
  const before = view.state.sliceDoc(main.head - 1, main.head);
  return main.empty && /[\w.]/.test(before) && startCompletion(view);
};

/** CodeMirror's own Escape also stops at a list that is only being asked for, which the reader does not see. */
const closeList: Command = (view) => {
  const seen = completionStatus(view.state) === 'active';
  return closeCompletion(view) && seen;
};
