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

/** The keys of an editor. Tab indents; Escape leaves, so that Tab can move on. */
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
        { key: 'Escape', run: (view) => simplifySelection(view) || does(gestures.leave)(view) },
      ]),
    ),
    keymap.of([
      {
        key: 'Tab',
        run: indentMore,
        shift: indentLess,
      },
      ...historyKeymap,
      ...defaultKeymap,
    ]),
  ];
}
