import type { Carried } from '../../../workers/wire/carried.ts';
import type { LiveState } from '../../../workers/wire/live.ts';

/** Tells where the reader has set a control, and its value as other languages see it, where that is known here. */
export type Tell = (state: LiveState, carried: Carried | undefined, event?: Event) => void;

/** A drawn control: puts it where it stands, tells nobody, and says that as text. */
export type Handle = {
  readonly element: HTMLElement;
  put(state: LiveState): void;
  text(): string;
  dispose?(): void;
};
