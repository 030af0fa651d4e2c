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
import { framePage } from './framePage.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * What a frame is made of; `onLeft` is told when it has loaded another page, `onGone` when its page has ended: browsers
 * that know tell that by its port.
 */
export type FrameParts = {
  readonly stage: Document;
  readonly siteUrl: string;
  readonly title: string;
  readonly rights: FrameRights;
  /** The code of the notebook's page. */
  readonly code: string;
  readonly openPart: OpenPart;
  /** Reads files of servers for this notebook. */
  readonly reader: (far: Far) => Read;
  readonly methods: Methods;
  readonly gestures: Gestures;
  readonly onLeft: () => void;
  readonly onGone: () => void;
};

/**
 * Not more: a notebook's code could open windows, raise dialogs and fill the disk by itself; the shell does each at the
 * reader's press.
 */
const SANDBOX = ['allow-scripts', 'allow-forms'];
/** A frame that holds more pages has them all wait. */
const MOST_PAGES = 1000;
/** A text's links open tabs by themselves as long as no code runs that could do so too. */
const READING = ['allow-popups', 'allow-popups-to-escape-sandbox'];

/**
 * The frame of a notebook: of an origin of its own, without an address, storage or cookies. Its maker gives it code and
 * ports, once, so that it never asks for them and nobody else can give it others.
 */
export class NotebookFrame {
  readonly element: HTMLIFrameElement;
  readonly #ports: readonly MessagePort[];
  readonly #asking: AskingFrame | undefined;
  readonly #playing: string | undefined;
  readonly #loaded = Promise.withResolvers<void>();
  #hasLoaded = false;

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
    const [calls, presses, files, reads] = [
      new MessageChannel(),
      new MessageChannel(),
      new MessageChannel(),
      new MessageChannel(),
    ];
    this.#ports = [calls.port1, presses.port1, files.port1, reads.port1];
    this.element = stage.createElement('iframe');
    this.element.title = `Notebook: ${title}`;
    this.element.setAttribute('sandbox', [...SANDBOX, ...(rights.mode === 'reading' ? READING : [])].join(' '));
    this.element.allow = 'clipboard-write';
    this.element.srcdoc = framePage(framePolicy(siteUrl, rights));
    this.#playing = rights.mode === 'running' ? playingPolicy(siteUrl, rights) : undefined;
    calls.port1.addEventListener('close', onGone);
    const policy = askingPolicy(siteUrl, rights);
    this.#asking = policy === undefined ? undefined : new AskingFrame(policy);
    const fetch = this.#asking?.fetch ?? globalThis.fetch.bind(globalThis);
    const read = reader({ read: readHttpBy(fetch), look: lookHttpBy(fetch) });
    let loads = 0;
    this.element.addEventListener('load', () => {
      if (++loads > 1) return onLeft();
      this.#hasLoaded = true;
      this.#loaded.resolve();
      servePort(calls.port1, methods);
      gestures.listen(presses.port1);
      serveParts(files.port1, openPart);
      serveReads(reads.port1, read, (url) => mayAsk(siteUrl, rights, url));
      // Its origin is opaque and cannot be named; it has just been made here, and led away it would load again.
      this.element.contentWindow!.postMessage(code, '*', [calls.port2, presses.port2, files.port2, reads.port2]);
    });
    stage.body.append(this.element);
  }

  /** Whether it has come to life. */
  get hasLoaded(): boolean {
    return this.#hasLoaded;
  }

  /** Whether it comes to life within a time: the process that a browser gives it may hang. */
  async loads(withinMs: number): Promise<boolean> {
    await Promise.race([this.#loaded.promise, new Promise((resolve) => setTimeout(resolve, withinMs))]);
    return this.#hasLoaded;
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
    itemAt(this.#ports, 0).postMessage(HAND_OVER);
  }

  /** Asks the frame for what was typed since it was asked that. */
  askTyped(): void {
    itemAt(this.#ports, 0).postMessage(TYPED);
  }

  /** Asks the frame to save what is being typed. */
  askFlush(): void {
    itemAt(this.#ports, 0).postMessage(FLUSH);
  }

  /** Asks the frame to say that it is there. */
  askAlive(): void {
    itemAt(this.#ports, 0).postMessage(STILL_THERE);
  }

  dispose(): void {
    for (const port of this.#ports) port.close();
    this.#asking?.dispose();
    this.element.remove();
  }
}
