import {
  acceptCompletion,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, historyKeymap, indentLess, indentMore, simplifySelection } from '@codemirror/commands';
import { Prec, type Extension } from '@codemirror/state';
import { keymap, type Command } from '@codemirror/view';

/** What the run keys and Escape do in an editor. */
export type EditorGestures = {
  readonly runNext: () => void;
  readonly runStay: () => void;
  readonly runInsert: () => void;
  readonly leave: () => void;
};

/** The keys of an editor. Tab completes after a word and indents elsewhere; Escape leaves, so that Tab can move on. */
export function editorKeys(gestures: EditorGestures): Extension {
  const does =
    (gesture: () => void): Command =>
    () => {
      gesture();
      return true;
    };
  return [
    Prec.highest(
      keymap.of([
        { key: 'Shift-Enter', run: does(gestures.runNext) },
        { key: 'Mod-Enter', run: does(gestures.runStay) },
        { key: 'Ctrl-Enter', run: does(gestures.runStay) },
        { key: 'Alt-Enter', run: does(gestures.runInsert) },
        { key: 'Escape', run: (view) => closeList(view) || simplifySelection(view) || does(gestures.leave)(view) },
      ]),
    ),
    keymap.of([
      {
        key: 'Tab',
        run: (view) => acceptCompletion(view) || completeWord(view) || indentMore(view),
        shift: indentLess,
      },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
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
