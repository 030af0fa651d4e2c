import { applyEdit } from './applyEdit.ts';
import type { Edit } from './edit.ts';
import type { Notebook } from './notebook.ts';

/** A notebook with what it was and what was undone. `gesture` names the edit that a following one of its kind joins. */
export type History = {
  readonly past: readonly Notebook[];
  readonly present: Notebook;
  readonly future: readonly Notebook[];
  readonly gesture?: string;
};

/** Older states than this are let go. */
const DEPTH = 500;

/** The history of a notebook just opened. */
export function newHistory(present: Notebook): History {
  return { past: [], present, future: [] };
}

/** The history after an edit. Typing on in one cell is one gesture, so that one undo takes all of it back. */
export function record(history: History, edit: Edit): History {
  const present = applyEdit(history.present, edit);
  if (present === history.present) return history;
  const gesture =
    edit.kind === 'setText' || edit.kind === 'setOutput'
      ? `${edit.kind} ${edit.id}`
      : edit.kind === 'setTitle'
        ? edit.kind
        : undefined;
  const joins = gesture !== undefined && gesture === history.gesture;
  return {
    past: joins ? history.past : [...history.past.slice(-DEPTH), history.present],
    present,
    future: [],
    gesture,
  };
}

/** One step back; the same history where there is none. */
export function undo({ past, present, future }: History): History {
  const before = past.at(-1);
  return before
    ? { past: past.slice(0, -1), present: before, future: [present, ...future] }
    : { past, present, future };
}

/** One step forward again; the same history where there is none. */
export function redo({ past, present, future }: History): History {
  const [after, ...rest] = future;
  return after ? { past: [...past, present], present: after, future: rest } : { past, present, future };
}
