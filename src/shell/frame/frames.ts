import type { FrameMode, FrameRights } from '../../notebook/framePolicy.ts';
import type { Begin, Handed } from '../../notebook/handed.ts';
import type { Opened, ShellPort } from '../../notebook/port.ts';
import { element } from '../element.ts';
import type { Gestures } from '../gestures.ts';
import { shellMethods } from '../port/shellMethods.ts';
import { NotebookFrame } from './notebookFrame.ts';

/** The methods of a frame's port that are about frames. */
export type FramePort = Pick<ShellPort, 'opened' | 'drawn' | 'run' | 'allow' | 'handOver'>;

/** What frames show and may do, as of now. */
export type Now = Pick<Opened, 'html' | 'stored'> & { readonly title: string; readonly rights: Omit<FrameRights, 'mode'> };

export type FramesParts = {
  readonly trusted: boolean;
  readonly gestures: Gestures;
  readonly now: () => Now;
  /** Lets the notebook ask a host, if the reader agrees; rejects if not. */
  readonly allow: (host: string) => Promise<void>;
  /** The rest of the port. */
  readonly port: Omit<ShellPort, keyof FramePort>;
};

type Live = { readonly frame: NotebookFrame; readonly mode: FrameMode };
type Next = Live & { readonly handed: PromiseWithResolvers<Handed | undefined>; readonly shown: PromiseWithResolvers<void> };

/** A frame that is busy for longer gives nothing on; what was saved is shown then. */
const HAND_OVER_MS = 3000;

/**
 * The frames of an open notebook: the one that is seen, and for a moment the next one, made beside it, since a policy can only be narrowed.
 * The next one takes over text, place and files, and is shown once it has drawn them.
 */
export class Frames {
  readonly element = element('div', { class: 'frames' });
  readonly #parts: FramesParts;
  #live: Live | undefined;
  #next: Next | undefined;

  constructor(parts: FramesParts) {
    this.#parts = parts;
  }

  /** What the frame that is seen does. */
  get mode(): FrameMode | undefined {
    return this.#live?.mode;
  }

  /** Makes a frame that shows the notebook, or runs it; resolves when it is seen. */
  open(mode: FrameMode, begin?: Begin): Promise<void> {
    this.#next?.frame.dispose();
    const { trusted, gestures, now } = this.#parts;
    const next: Next = {
      mode,
      handed: Promise.withResolvers(),
      shown: Promise.withResolvers(),
      frame: new NotebookFrame({ trusted, mode, gestures, title: now().title, methods: shellMethods({ ...this.#parts.port, ...this.#portOf(() => next, begin) }), onLeft: () => this.#left(next) }),
    };
    this.#next = next;
    this.element.append(next.frame.element);
    if (!this.#live) next.frame.show();
    return next.shown.promise;
  }

  dispose(): void {
    this.#next?.frame.dispose();
    this.#live?.frame.dispose();
  }

  #portOf(own: () => Next, begin: Begin | undefined): FramePort {
    const isLive = (): boolean => this.#live?.frame === own().frame;
    return {
      opened: async () => {
        const handed = await this.#takeOver(own());
        const { html, stored, rights } = this.#parts.now();
        return { html, stored, trusted: this.#parts.trusted, rights: { ...rights, mode: own().mode }, handed, begin };
      },
      drawn: async () => this.#show(own()),
      run: async (wanted) => {
        if (isLive() && own().mode === 'reading') await this.open('running', wanted);
      },
      allow: async (host, wanted) => {
        if (!isLive()) return;
        await this.#parts.allow(host);
        await this.open(own().mode, wanted);
      },
      handOver: async (handed) => {
        if (isLive()) this.#next?.handed.resolve(handed);
      },
    };
  }

  #takeOver(next: Next): Promise<Handed | undefined> {
    // What code has touched is no part of what the reader is shown to read.
    if (!this.#live || (this.#live.mode === 'running' && next.mode === 'reading')) return Promise.resolve(undefined);
    this.#live.frame.askHandOver();
    setTimeout(() => next.handed.resolve(undefined), HAND_OVER_MS);
    return next.handed.promise;
  }

  #show(next: Next): void {
    if (this.#next !== next) return;
    const before = this.#live;
    const hadFocus = before !== undefined && document.activeElement === before.frame.element;
    this.#next = undefined;
    this.#live = next;
    before?.frame.dispose();
    next.frame.show();
    if (hadFocus) next.frame.element.focus();
    next.shown.resolve();
  }

  /** A frame that was led away, or loaded anew, has no port: another takes its place. */
  #left({ frame, mode }: Next): void {
    if (this.#next?.frame === frame) void this.open(mode);
    else if (this.#live?.frame === frame) {
      this.#live = undefined;
      frame.dispose();
      void this.open('reading');
    }
  }
}
