import type { ControlItem } from '../../../workers/wire/control.ts';
import type { Shown } from '../../../workers/wire/shown.ts';
import type { Drawn } from '../drawn.ts';
import type { ViewContext } from '../viewContext.ts';

/** What is drawn of one item of a layout. */
export type Part = {
  readonly element: HTMLElement;
  /** Shows another item in the same elements; false where it is none of this kind. */
  renew(item: ControlItem, shown: Shown): boolean;
  /** It as text, a line for each control. */
  lines(): readonly string[];
  dispose(): void;
};

/** What parts are drawn with: `draw` is for what is no control. */
export type PartContext = ViewContext & { readonly draw: (shown: Shown, context: ViewContext) => Drawn };
