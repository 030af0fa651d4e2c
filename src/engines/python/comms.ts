import type { CommMessage, FromWidgets } from '../../../workers/wire/commMessage.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { MIME } from '../../../workers/wire/shown.ts';

/** What draws widgets in the page. */
export type WidgetPage = {
  receive(told: FromWidgets): void;
  /** A cell shows a widget, which will be drawn. */
  shows(): void;
  /** Python is gone, and with it what stands behind the widgets. */
  lost(): void;
  /** Resolves once what has been told is drawn, and what that has changed is sent. */
  settled(): Promise<void>;
};

/** Where widgets of Python and their twins in the page meet: messages go both ways in their order. */
export class Comms {
  readonly #leads = new Map<string, (message: CommMessage) => void>();
  /** Ids of comms that are led elsewhere → where. */
  readonly #led = new Map<string, (message: CommMessage) => void>();
  readonly #wake: () => Promise<WidgetPage>;
  #page: Promise<WidgetPage> | undefined;
  #send: ((message: CommMessage, onEvent: (event: RunEvent) => void) => Promise<void>) | undefined;

  /** `wake` loads what draws widgets, when the first is made. */
  constructor(wake: () => Promise<WidgetPage>) {
    this.#wake = wake;
  }

  /** Has messages for Python go there. */
  connect(send: (message: CommMessage, onEvent: (event: RunEvent) => void) => Promise<void>): void {
    this.#send = send;
  }

  /** Gives Python a message; resolves once its callbacks are through. `onEvent` is told what these show. */
  async send(message: CommMessage, onEvent: (event: RunEvent) => void): Promise<void> {
    await this.#send?.(message, onEvent);
  }

  /** Has what comes over comms of a target go there, which is no widget. */
  lead(target: string, to: (message: CommMessage) => void): void {
    this.#leads.set(target, to);
  }

  /** Takes what Python tells. */
  receive(told: FromWidgets): void {
    if (told.kind === 'open' || told.kind === 'message' || told.kind === 'close') {
      const lead = told.kind === 'open' ? this.#leads.get(told.target ?? '') : undefined;
      if (lead) this.#led.set(told.comm, lead);
      const led = this.#led.get(told.comm);
      if (told.kind === 'close') this.#led.delete(told.comm);
      if (led) return led(told);
    }
    this.#tell((page) => page.receive(told));
  }

  /** Takes note of what a cell shows. */
  heed(event: RunEvent): void {
    if (event.kind === 'shown' && MIME.widget in event.shown.data) this.#tell((page) => page.shows());
  }

  /** Python is gone. */
  lost(): void {
    for (const [comm, to] of this.#led) to({ kind: 'close', comm, id: '', data: '{}', buffers: [] });
    this.#led.clear();
    if (this.#page) this.#tell((page) => page.lost());
  }

  /** Before a cell runs: has it find widgets as they stand in the page. */
  async settled(): Promise<void> {
    await this.#page?.then((page) => page.settled()).catch(() => undefined);
  }

  /** What draws widgets; the next one to ask tries again where it could not be loaded. */
  page(): Promise<WidgetPage> {
    this.#page ??= this.#wake();
    this.#page.catch(() => (this.#page = undefined));
    return this.#page;
  }

  #tell(word: (page: WidgetPage) => void): void {
    // In the order of the calls: promises keep that of those who wait for them.
    this.page().then(word, () => undefined);
  }
}
