import type { LiveState } from '../../../workers/wire/live.ts';
import type { Cell } from '../../notebook/cell.ts';
import { crc32 } from '../../notebook/crc32.ts';

/**
 * What the controls of a cell were left at, in the order of its `view`s; it holds for the text whose CRC-32 it names.
 */
type LeftByCell = { readonly text: number; readonly values: Readonly<Record<number, LiveState>> };

type Of = Pick<Cell, 'id' | 'text'>;

/** Texts that a control may be left at are no longer. */
const MOST_LENGTH = 10_000;

/**
 * Where the reader has left the controls that cells show with `view`, so that they stand there again when the cell runs
 * again, as long as its text is the same. Only the reader's own gestures count, not what code sets.
 */
export class Controls {
  readonly #onChange: (all: string) => void;
  #left: Map<string, LeftByCell>;

  /** `all` is what `onChange` was last told; what cannot be that counts as nothing. */
  constructor(all: string | undefined, onChange: (all: string) => void) {
    this.#left = new Map(Object.entries(read(all)));
    this.#onChange = onChange;
  }

  /** Takes what `onChange` was last told, before any cell has run. */
  restore(all: string | undefined): void {
    this.#left = new Map(Object.entries(read(all)));
  }

  /** Puts the `nth` control of a cell where it was left, and notes where it is left from now on. */
  watch(cell: Of, nth: number, control: EventTarget): void {
    const { [nth]: left } = this.left(cell);
    if (left !== undefined) put(control, left);
    const note = (event: Event): void => {
      const value = valueOf(control);
      if (event.isTrusted && isLeft(value)) this.leave(cell, nth, value);
    };
    for (const type of ['input', 'change', 'click']) control.addEventListener(type, note);
  }

  /** Where the controls of a cell were left, by their order. */
  left({ id, text }: Of): Readonly<Record<number, LiveState>> {
    const known = this.#left.get(id);
    return known?.text === sumOf(text) ? known.values : {};
  }

  /** Notes where the reader has left the `nth` control of a cell. */
  leave(cell: Of, nth: number, value: LiveState): void {
    if (!isLeft(value)) return;
    const values = { ...this.left(cell), [nth]: value };
    this.#left.set(cell.id, { text: sumOf(cell.text), values });
    this.#onChange(JSON.stringify(Object.fromEntries(this.#left)));
  }
}

function sumOf(text: string): number {
  return crc32(new TextEncoder().encode(text));
}

/** Controls that hold their value as `checked`. */
function isBox(control: EventTarget): control is HTMLInputElement {
  return 'type' in control && (control.type === 'checkbox' || control.type === 'radio') && 'checked' in control;
}

function valueOf(control: EventTarget): unknown {
  return isBox(control) ? control.checked : Reflect.get(control, 'value');
}

/** A control that does not take the value, as when its choices are others now, stays as it came. */
function put(control: EventTarget, left: LiveState): void {
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

function isLeft(value: unknown): value is LiveState {
  if (Array.isArray(value)) return value.length <= 1000 && value.every((item) => !Array.isArray(item) && isLeft(item));
  return (
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value)) ||
    (typeof value === 'string' && value.length <= MOST_LENGTH)
  );
}

function read(all: string | undefined): Readonly<Record<string, LeftByCell>> {
  try {
    const found: Record<string, LeftByCell> = JSON.parse(all ?? '{}');
    return Object.fromEntries(
      Object.entries(found).filter(
        ([, { text, values }]) => typeof text === 'number' && Object.values(values).every(isLeft),
      ),
    );
  } catch {
    return {};
  }
}
