import type { RunEvent } from './runEvent.ts';

/**
 * What goes over a comm (Jupyter's messaging protocol 5.3, "Custom Messages"), between a widget in Python and the page.
 */
export type CommMessage = {
  readonly kind: 'open' | 'message' | 'close';
  /** The comm's id, which is the widget's model id. */
  readonly comm: string;
  /** The id of the message, where it may be answered. */
  readonly id?: string;
  readonly target?: string;
  /** The cell to which the widget belongs. */
  readonly cell?: string;
  /** Text of JSON, as `metadata`. */
  readonly data: string;
  readonly metadata?: string;
  readonly buffers: readonly Uint8Array<ArrayBuffer>[];
};

/** What Python tells of its widgets. */
export type FromWidgets =
  | CommMessage
  /** What code prints and shows goes to a widget. */
  | { readonly kind: 'event'; readonly comm: string; readonly event: RunEvent }
  /** The page's half of a package of widgets, an AMD module by its name as Jupyter knows it. */
  | { readonly kind: 'frontEnd'; readonly module: string; readonly text: string };
