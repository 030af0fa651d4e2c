import type { Shown } from '../../workers/wire/shown.ts';
import type { Output } from '../graph/cellState.ts';

/** A drawn value: its element, what of it can be kept, and what to do when it goes. */
export type Drawn = {
  readonly element: HTMLElement;
  dispose(): void;
  /** Shows another output in the same elements, so that what the reader holds of them stays; false where it cannot. */
  update?(output: Output): boolean;
  /** It as it looks now, in forms that do nothing; where absent, what was drawn is such a form, or has none. */
  kept?(): Shown | undefined;
  /** For what only a picture can keep: one, once the view has been still for a second; undefined where none can be. */
  picture?(): Promise<Shown | undefined>;
};
