import type { CommMessage } from '../../../workers/wire/commMessage.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import type { WidgetPage } from '../../engines/python/comms.ts';
import type { Output } from '../../graph/cellState.ts';

/** A place where outputs are drawn as those of a cell are. */
export type OutputPlace = {
  readonly element: HTMLElement;
  show(outputs: readonly Output[]): void;
  dispose(): void;
};

/** What draws widgets asks of the page. */
export type HostNeeds = {
  /** Gives Python a message; resolves once its callbacks are through. `onEvent` is told what these print and show. */
  readonly send: (message: CommMessage, onEvent: (event: RunEvent) => void) => Promise<void>;
  /** The site's own copy of a module of another address, as an address in memory; undefined where it has none. */
  readonly siteCopy: (address: string) => Promise<string | undefined>;
  readonly makePlace: () => OutputPlace;
  /** Told of models, by their ids, whose values have changed in the page, once Python has them. */
  readonly changed: (model: string) => void;
  /** HTML from data, sanitised and confined. */
  readonly drawHtml: (html: string) => HTMLElement;
  /** HTML for a line of text, sanitised. */
  readonly inlineHtml: (html: string) => string;
};

/** Draws Jupyter's widgets. */
export type WidgetHost = WidgetPage & {
  /** Draws the widget of a model in an element; the result takes it away. */
  display(model: string, element: HTMLElement): Promise<() => void>;
  /** Notes that a widget is on its way into the page, so that cells wait for it. */
  expect(drawn: Promise<unknown>): void;
};
