import type { LiveState } from '../../../workers/wire/live.ts';
import type { Cell } from '../../notebook/cell.ts';
import { isLeft, leftSum, readLeft, type LeftByCell } from '../../notebook/leftControls.ts';
import { isBox } from './isBox.ts';
import { isFields, leftFields, putFields } from './leftFields.ts';

type Of = Pick<Cell, 'id' | 'text'>;

/**
 * Where the reader has left the controls that cells show with `view`, so that they stand there again when the cell runs
 * again, as long as its text is the same. Only the reader's own gestures count, not what code sets.
 */
export class Controls {
  readonly #onChange: (all: string) => void;
  #left: Map<string, LeftByCell>;

  /** `all` is what `onChange` was last told; what cannot be that counts as nothing. */
  constructor(all: string | undefined, onChange: (all: string) => void) {
    this.#left = new Map(Object.entries(readLeft(all)));
    this.#onChange = onChange;
  }

  /** Takes what `onChange` was last told, before any cell has run. */
  restore(all: string | undefined): void {
    this.#left = new Map(Object.entries(readLeft(all)));
  }

  /** What `onChange` would be told now; undefined where nothing was left anywhere. */
  get all(): string | undefined {
    return this.#left.size > 0 ? JSON.stringify(Object.fromEntries(this.#left)) : undefined;
  }

  /** Puts the `nth` control of a cell where it was left, and notes where it is left from now on. */
  watch(cell: Of, nth: number, control: EventTarget): void {
    const { [nth]: left } = this.left(cell);
    if (left !== undefined) put(control, left);
    const note = (event: Event): void => {
      if (!event.isTrusted || isPressed(control)) return;
      const value = valueOf(control);
      const state = isLeft(value) ? value : leftFields(control);
      if (state !== undefined) this.leave(cell, nth, state);
    };
    for (const type of ['input', 'change', 'click']) control.addEventListener(type, note);
  }

  /** Where the controls of a cell were left, by their order. */
  left({ id, text }: Of): Readonly<Record<number, LiveState>> {
    const known = this.#left.get(id);
    return known?.text === leftSum(text) ? known.values : {};
  }

  /** Notes where the reader has left the `nth` control of a cell. */
  leave(cell: Of, nth: number, value: LiveState): void {
    if (!isLeft(value)) return;
    const values = { ...this.left(cell), [nth]: value };
    this.#left.set(cell.id, { text: leftSum(cell.text), values });
    this.#onChange(this.all ?? '{}');
  }
}

/** A form of buttons alone, as `Inputs.button` makes it: presses are of a run. */
function isPressed(control: EventTarget): boolean {
  return control instanceof HTMLFormElement && control.elements.length > 0 && ![...control.elements].some(isField);
}

function isField({ tagName }: Element): boolean {
  return tagName !== 'BUTTON' && tagName !== 'FIELDSET';
}

function valueOf(control: EventTarget): unknown {
  return isBox(control) ? control.checked : Reflect.get(control, 'value');
}

/** A control that does not take the value, as when its choices are others now, stays as it came. */
function put(control: EventTarget, left: LiveState): void {
  if (isFields(left)) return putFields(control, left);
  const before = valueOf(control);
  const set = (value: unknown): void => {
    if (isBox(control)) control.checked = value === true;
    else Object.assign(control, { value });
  };
  try {
    set(left);
    if (JSON.stringify(valueOf(control)) !== JSON.stringify(left)) set(before);
  } catch {
    // Its value cannot be set.
  }
}
