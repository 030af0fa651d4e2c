import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** Marks a 1-based line as the one that failed; `undefined` takes the mark away. */
export const markLine = StateEffect.define<number | undefined>();

const FAILED = Decoration.line({ class: 'failed-line' });

/** Keeps the mark of a failed line with its line while the text around it changes. */
export const MARKED_LINE: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(markLine)) continue;
      const { doc } = transaction.state;
      const line = effect.value;
      next =
        line !== undefined && line >= 1 && line <= doc.lines
          ? Decoration.set(FAILED.range(doc.line(line).from))
          : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
