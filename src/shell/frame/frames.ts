import { PART } from '../../../workers/wire/partPath.ts';
import type { OpenPart } from '../../../workers/wire/serveParts.ts';
import type { Read } from '../../catalogue/read.ts';
import type { FrameMode, FrameRights } from '../../notebook/framePolicy.ts';
import type { Begin, Handed } from '../../notebook/handed.ts';
import type { Opened, ShellPort } from '../../notebook/port.ts';
import { element } from '../element.ts';
import type { Gestures } from '../gestures.ts';
import { shellMethods } from '../port/shellMethods.ts';
import { NotebookFrame } from './notebookFrame.ts';
import { textOf } from './textOf.ts';

/** The methods of a frame's port that are about frames. */
export type FramePort = Pick<ShellPort, 'opened' | 'drawn' | 'run' | 'allow' | 'handOver'>;

/** What frames show and may do, as of now. */
export type Now = Pick<Opened, 'html' | 'stored' | 'controls'> & { readonly title: string; readonly rights: Omit<FrameRights, 'mode'> };

export type FramesParts = {
  readonly siteUrl: string;
  readonly openPart: OpenPart;
  /** Reads files of servers for this notebook. */
  readonly read: Read;
  readonly gestures: Gestures;
  readonly now: () => Now;
  /** Lets the notebook ask a host, if the reader agrees; rejects if not. */
  readonly allow: (host: string) => Promise<void>;
  /** Resolves once storage has all that was saved: a frame may begin to run at once. */
  readonly settled: () => Promise<void>;
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

/** A frame that is left gives on what was typed within this time. */
const LEAVE_MS = 500;
/** A frame that is busy for longer gives nothing on; what was saved is shown then. */
const HAND_OVER_MS = 3000;

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
  #onHandedOver: () => void = () => undefined;

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
    const { siteUrl, openPart, read, gestures, now, port } = this.#parts;
    const { title, rights } = now();
    const methods = shellMethods({ ...port, ...this.#portOf(next, begin) });
    next.frame = new NotebookFrame({ stage, siteUrl, title, rights: { ...rights, mode }, code, openPart, read, methods, gestures, onLeft: () => this.#left(next) });
    if (!this.#live) next.frame.show();
    await next.shown.promise;
  }

  /** Has what was typed given on before the frames go. */
  leave(): Promise<void> {
    const frame = this.#live?.frame;
    if (!frame) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onHandedOver = resolve;
      setTimeout(resolve, LEAVE_MS);
      frame.askHandOver();
    });
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
        // Storage that does not answer has been told of by then.
        await Promise.race([this.#parts.settled(), new Promise((resolve) => setTimeout(resolve, HAND_OVER_MS))]);
        const { html, stored, controls, rights } = this.#parts.now();
        return { html, stored, controls, rights: { ...rights, mode: own.mode }, handed, begin };
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
        if (!isLive()) return;
        this.#next?.handed.resolve(handed);
        this.#onHandedOver();
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
