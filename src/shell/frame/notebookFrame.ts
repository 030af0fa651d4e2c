import { serveParts, type OpenPart } from '../../../workers/wire/serveParts.ts';
import type { Read } from '../../catalogue/read.ts';
import { askingPolicy, framePolicy, mayAsk, playingPolicy, type FrameRights } from '../../notebook/framePolicy.ts';
import { FLUSH, HAND_OVER, STILL_THERE, TYPED } from '../../notebook/port.ts';
import type { Gestures } from '../gestures.ts';
import { AskingFrame } from '../../store/askingFrame.ts';
import type { Far } from '../../store/keptReads.ts';
import { lookHttpBy } from '../../store/lookHttp.ts';
import { readHttpBy } from '../../store/readHttp.ts';
import { serveReads } from '../../store/serveReads.ts';
import { servePort, type Methods } from '../port/servePort.ts';
import { BegunFrame, type Code } from './begunFrame.ts';
import type { StagePage } from './stage.ts';

/**
 * What a frame is made of; `onLeft` is told when it has loaded another page, `onGone` when its page has ended: browsers
 * that know tell that by its port.
 */
export type FrameParts = {
  readonly stage: StagePage;
  readonly siteUrl: string;
  readonly title: string;
  readonly rights: FrameRights;
  /** The code of the notebook's page. */
  readonly code: Code;
  readonly openPart: OpenPart;
  /** Reads files of servers for this notebook. */
  readonly reader: (far: Far) => Read;
  readonly methods: Methods;
  readonly gestures: Gestures;
  readonly onLeft: () => void;
  readonly onGone: () => void;
};

/** A frame that holds more pages has them all wait. */
const MOST_PAGES = 1000;

/** The frame of a notebook, and who serves its ports. */
export class NotebookFrame {
  readonly element: HTMLIFrameElement;
  readonly #begun: BegunFrame;
  readonly #asking: AskingFrame | undefined;
  readonly #playing: string | undefined;

  constructor({
    stage,
    siteUrl,
    title,
    rights,
    code,
    openPart,
    reader,
    methods,
    gestures,
    onLeft,
    onGone,
  }: FrameParts) {
    const { mode } = rights;
    const policy = framePolicy(siteUrl, rights);
    this.#begun = stage.takeBegun(policy) ?? new BegunFrame({ page: stage.page, mode, policy, code });
    this.element = this.#begun.element;
    this.element.title = `Notebook: ${title}`;
    this.#playing = mode === 'running' ? playingPolicy(siteUrl, rights) : undefined;
    this.#begun.onLeft = onLeft;
    const asking = askingPolicy(siteUrl, rights);
    this.#asking = asking === undefined ? undefined : new AskingFrame(asking);
    const fetch = this.#asking?.fetch ?? globalThis.fetch.bind(globalThis);
    const read = reader({ read: readHttpBy(fetch), look: lookHttpBy(fetch) });
    const { calls, presses, files, reads } = this.#begun.ports;
    calls.addEventListener('close', onGone);
    servePort(calls, methods);
    gestures.listen(presses);
    serveParts(files, openPart);
    serveReads(reads, read, (url) => mayAsk(siteUrl, rights, url));
  }

  /** Whether it has come to life. */
  get hasLoaded(): boolean {
    return this.#begun.hasLoaded;
  }

  /** Whether it comes to life within a time: the process that a browser gives it may hang. */
  loads(withinMs: number): Promise<boolean> {
    return this.#begun.loads(withinMs);
  }

  /**
   * Neither Tab nor reading aloud comes to it until it is woken. Not by `inert`: a page of another process hears that
   * this is over only some time later, and lets nothing have the focus until then.
   */
  wait(): void {
    this.element.tabIndex = -1;
    this.element.setAttribute('aria-hidden', 'true');
  }

  wake(): void {
    this.element.removeAttribute('tabindex');
    this.element.removeAttribute('aria-hidden');
  }

  /** Puts the frame before the reader. */
  show(): void {
    this.element.setAttribute('data-notebook', '');
  }

  /** Gives it the focus: as a window, since what has the focus in it would lose that with the element's. */
  focus(): void {
    this.element.contentWindow?.focus();
  }

  hide(): void {
    this.element.removeAttribute('data-notebook');
  }

  /** Says to the pages that the frame holds what they may do, as the frame itself may. */
  letPlay(): void {
    const page = this.element.contentWindow;
    if (!page || this.#playing === undefined) return;
    // Their origins are opaque and cannot be named; it is no secret.
    for (let i = 0; i < Math.min(page.length, MOST_PAGES); i++) page[i]?.postMessage({ policy: this.#playing }, '*');
  }

  /** Asks the frame for what the next one takes over. */
  askHandOver(): void {
    this.#begun.ports.calls.postMessage(HAND_OVER);
  }

  /** Asks the frame for what was typed since it was asked that. */
  askTyped(): void {
    this.#begun.ports.calls.postMessage(TYPED);
  }

  /** Asks the frame to save what is being typed. */
  askFlush(): void {
    this.#begun.ports.calls.postMessage(FLUSH);
  }

  /** Asks the frame to say that it is there. */
  askAlive(): void {
    this.#begun.ports.calls.postMessage(STILL_THERE);
  }

  dispose(): void {
    this.#begun.dispose();
    this.#asking?.dispose();
  }
}
