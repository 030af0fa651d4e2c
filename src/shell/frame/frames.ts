import { PART } from '../../../workers/wire/partPath.ts';
import type { OpenPart } from '../../../workers/wire/serveParts.ts';
import type { Read } from '../../catalogue/read.ts';
import type { FrameMode, FrameRights } from '../../notebook/framePolicy.ts';
import type { Begin, Handed } from '../../notebook/handed.ts';
import type { Opened, ShellPort } from '../../notebook/port.ts';
import type { Far } from '../../store/keptReads.ts';
import { element } from '../element.ts';
import type { Gestures } from '../gestures.ts';
import { shellMethods } from '../port/shellMethods.ts';
import { NotebookFrame } from './notebookFrame.ts';
import { textOf } from './textOf.ts';

/** The methods of a frame's port that are about frames. */
export type FramePort = Pick<ShellPort, 'opened' | 'drawn' | 'run' | 'allow' | 'handOver'>;

/** What frames show and may do, as of now. */
export type Now = Pick<Opened, 'html' | 'stored'> & { readonly title: string; readonly rights: Omit<FrameRights, 'mode'> };

export type FramesParts = {
  readonly siteUrl: string;
  readonly openPart: OpenPart;
  /** Reads files of servers for this notebook. */
  readonly reader: (far: Far) => Read;
  readonly gestures: Gestures;
  readonly now: () => Now;
  /** Told of what the frame that is seen does. */
  readonly onMode: (mode: FrameMode) => void;
  /** Lets the notebook ask a host, if the reader agrees; rejects if not. */
  readonly allow: (host: string) => Promise<void>;
  /** The rest of the port. */
  readonly port: Omit<ShellPort, keyof FramePort>;
};

/** A frame in the making or before the reader; `ended` is one that another has taken the place of. */
type Member = {
  readonly mode: FrameMode;
  readonly handed: PromiseWithResolvers<Handed | undefined>;
  readonly shown: PromiseWithResolvers<void>;
  frame?: NotebookFrame;
  ended: boolean;
};

/** A frame that is busy for longer gives nothing on; what was saved is shown then. */
const HAND_OVER_MS = 3000;
/** A frame that has not loaded its few lines by then was given the process of one before it, which hangs. */
const LOAD_MS = 3000;
/** Chromium keeps a process for frames to come for 2 s after its last one went. */
const LET_GO_MS = 3000;

/**
 * The frames of an open notebook, held by the site's stage page, since what they may do at most is what it may: the one that is seen, and for a
 * moment the next one, made beside it, since a policy can only be narrowed. The next one takes over text, place and files, and is shown once it has drawn them.
 */
export class Frames {
  readonly element: HTMLIFrameElement;
  readonly #parts: FramesParts;
  readonly #stage: Promise<Document>;
  readonly #code: Promise<string>;
  #live: Member | undefined;
  #next: Member | undefined;

  constructor(parts: FramesParts) {
    this.#parts = parts;
    this.element = element('iframe', { class: 'stage', title: 'Notebook', src: new URL('stage.html', parts.siteUrl).href });
    this.#stage = new Promise((resolve) => this.element.addEventListener('load', () => resolve(this.element.contentDocument!), { once: true }));
    this.#code = textOf(parts.openPart(PART.page));
  }

  /** What the frame that is seen does. */
  get mode(): FrameMode | undefined {
    return this.#live?.mode;
  }

  /** Makes a frame that shows the notebook, or runs it; resolves when it is seen, and never if another takes its place before. */
  async open(mode: FrameMode, begin?: Begin): Promise<void> {
    end(this.#next);
    const next: Member = { mode, handed: Promise.withResolvers(), shown: Promise.withResolvers(), ended: false };
    this.#next = next;
    const [stage, code] = await Promise.all([this.#stage, this.#code]);
    if (next.ended) return;
    await this.#make(next, stage, code, begin);
    await next.shown.promise;
  }

  /** Makes the frame of a member; again, where it is the only one and does not come to life. */
  async #make(next: Member, stage: Document, code: string, begin: Begin | undefined): Promise<void> {
    const { siteUrl, openPart, reader, gestures, now, port } = this.#parts;
    const methods = shellMethods({ ...port, ...this.#portOf(next, begin) });
    for (let patienceMs = LOAD_MS; !next.ended; patienceMs *= 2) {
      const { title, rights } = now();
      const frame = new NotebookFrame({ stage, siteUrl, title, rights: { ...rights, mode: next.mode }, code, openPart, reader, methods, gestures, onLeft: () => this.#left(next) });
      next.frame = frame;
      if (this.#live) return;
      frame.show();
      if (await frame.isLoaded(patienceMs)) return;
      frame.dispose();
      await new Promise((resolve) => setTimeout(resolve, LET_GO_MS));
    }
  }

  /** Ends all that runs, also what no longer answers, and shows the notebook as it was last saved. Frames made beside one that hangs hang with it, so all go before a new one is made. */
  async stop(): Promise<void> {
    this.dispose();
    this.#next = this.#live = undefined;
    await this.open('reading');
  }

  dispose(): void {
    end(this.#next);
    end(this.#live);
  }

  #portOf(own: Member, begin: Begin | undefined): FramePort {
    const isLive = (): boolean => this.#live === own;
    return {
      opened: async () => {
        const handed = await this.#takeOver(own);
        const { html, stored, rights } = this.#parts.now();
        return { html, stored, rights: { ...rights, mode: own.mode }, handed, begin };
      },
      drawn: async () => this.#show(own),
      run: async (wanted) => {
        if (isLive() && own.mode === 'reading') await this.open('running', wanted);
      },
      allow: async (host, wanted) => {
        if (!isLive()) return;
        await this.#parts.allow(host);
        await this.open(own.mode, wanted);
      },
      handOver: async (handed) => {
        if (isLive()) this.#next?.handed.resolve(handed);
      },
    };
  }

  #takeOver(next: Member): Promise<Handed | undefined> {
    // What code has touched is no part of what the reader is shown to read.
    if (!this.#live || (this.#live.mode === 'running' && next.mode === 'reading')) return Promise.resolve(undefined);
    this.#live.frame?.askHandOver();
    setTimeout(() => next.handed.resolve(undefined), HAND_OVER_MS);
    return next.handed.promise;
  }

  #show(next: Member): void {
    if (this.#next !== next) return;
    const before = this.#live;
    const hadFocus = before?.frame !== undefined && before.frame.element.ownerDocument.activeElement === before.frame.element;
    this.#next = undefined;
    this.#live = next;
    end(before);
    next.frame?.show();
    if (hadFocus) next.frame?.element.focus();
    this.#parts.onMode(next.mode);
    next.shown.resolve();
  }

  /** A frame that was led away, or loaded anew, has no port: another takes its place. */
  #left(member: Member): void {
    if (member.ended) return;
    if (this.#live === member) {
      end(member);
      this.#live = undefined;
      void this.open('reading');
    } else if (this.#next === member) void this.open(member.mode);
  }
}

function end(member: Member | undefined): void {
  if (!member) return;
  member.ended = true;
  member.frame?.dispose();
}
