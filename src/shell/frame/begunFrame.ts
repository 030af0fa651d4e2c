import type { FrameMode } from '../../notebook/framePolicy.ts';
import { framePage } from './framePage.ts';

/** The text of a module, in UTF-8: it is so that browsers keep and read it. */
export type Code = Uint8Array<ArrayBuffer>;

/**
 * What a frame begins with: the page that holds it, what it does under which policy, and the code of its page, which it
 * gets once both are there.
 */
export type BegunFrameParts = {
  readonly page: Document;
  readonly mode: FrameMode;
  readonly policy: string;
  readonly code: Code | Promise<Code>;
};

/** The shell's ends of a frame's ports: for its calls, the reader's presses, files of the site, and those of servers. */
export type FramePorts = Readonly<Record<'calls' | 'presses' | 'files' | 'reads', MessagePort>>;

/**
 * Not more: a notebook's code could open windows, raise dialogs and fill the disk by itself; the shell does each at the
 * reader's press.
 */
const SANDBOX = ['allow-scripts', 'allow-forms'];
/** A text's links open tabs by themselves as long as no code runs that could do so too. */
const READING = ['allow-popups', 'allow-popups-to-escape-sandbox'];

/**
 * A frame of an origin of its own, without an address, storage or cookies, on its way: a process takes longer to come
 * than what it shows. Its maker gives it code and ports, once, so that it never asks for them and nobody else can give
 * it others; who serves the ports finds there what it has asked before.
 */
export class BegunFrame {
  readonly element: HTMLIFrameElement;
  readonly policy: string;
  readonly ports: FramePorts;
  /** Told when it has loaded another page. */
  onLeft: () => void = () => undefined;
  readonly #loaded = Promise.withResolvers<void>();
  #hasLoaded = false;

  constructor({ page, mode, policy, code }: BegunFrameParts) {
    const [calls, presses, files, reads] = [
      new MessageChannel(),
      new MessageChannel(),
      new MessageChannel(),
      new MessageChannel(),
    ];
    this.policy = policy;
    this.ports = { calls: calls.port1, presses: presses.port1, files: files.port1, reads: reads.port1 };
    this.element = page.createElement('iframe');
    this.element.setAttribute('sandbox', [...SANDBOX, ...(mode === 'reading' ? READING : [])].join(' '));
    this.element.allow = 'clipboard-write';
    this.element.srcdoc = framePage(policy);
    const give = (text: Code): void => {
      // Its origin is opaque and cannot be named; it has just been made here, and led away it would load again.
      this.element.contentWindow?.postMessage(text, '*', [calls.port2, presses.port2, files.port2, reads.port2]);
    };
    let loads = 0;
    this.element.addEventListener('load', () => {
      if (++loads > 1) return this.onLeft();
      this.#hasLoaded = true;
      this.#loaded.resolve();
      if (code instanceof Uint8Array) give(code);
      // Where it cannot be had, who wants the frame is told of that by others.
      else code.then((text) => loads === 1 && give(text)).catch(() => undefined);
    });
    page.body.append(this.element);
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

  dispose(): void {
    for (const port of Object.values(this.ports)) port.close();
    this.element.remove();
  }
}
