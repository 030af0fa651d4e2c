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
import { FrameWatch, type FrameTrouble } from './frameWatch.ts';
import { makeLoaded } from './makeLoaded.ts';
import { NotebookFrame } from './notebookFrame.ts';
import { stageOf } from './stageOf.ts';
import { textOf } from './textOf.ts';

/** The methods of a frame's port that are about frames. */
export type FramePort = Pick<
  ShellPort,
  'opened' | 'drawn' | 'run' | 'allow' | 'letPlay' | 'alive' | 'flushed' | 'handOver'
>;

/** What frames show and may do, as of now. */
export type Now = Pick<Opened, 'html' | 'stored' | 'results' | 'controls' | 'beside'> & {
  readonly title: string;
  readonly rights: Omit<FrameRights, 'mode'>;
};

export type FramesParts = {
  readonly siteUrl: string;
  readonly openPart: OpenPart;
  /** Reads files of servers for this notebook. */
  readonly reader: (far: Far) => Read;
  readonly gestures: Gestures;
  readonly now: () => Now;
  /** Told of what the frame that is seen does; undefined where none is seen any more. */
  readonly onMode: (mode: FrameMode | undefined) => void;
  /** Lets the notebook ask a host, if the reader agrees; rejects if not. */
  readonly allow: (host: string) => Promise<void>;
  /** Resolves once storage has all that was saved: a frame may begin to run at once. */
  readonly settled: () => Promise<void>;
  /** Told what ails the frames, and when that is over. */
  readonly onTrouble: (trouble: FrameTrouble | undefined) => void;
  /** The rest of the port. */
  readonly port: Omit<ShellPort, keyof FramePort>;
};

/** A frame in the making or before the reader; `ended` is one that another has taken the place of. */
type Member = {
  readonly mode: FrameMode;
  readonly begin: Begin | undefined;
  readonly handed: PromiseWithResolvers<Handed | undefined>;
  readonly shown: PromiseWithResolvers<void>;
  frame?: NotebookFrame;
  ended: boolean;
};

/** A frame that is busy for longer gives nothing on; what was saved is shown then. */
const HAND_OVER_MS = 3000;
/** A frame that is left gives on what was typed within this time. */
const LEAVE_MS = 500;
/** A frame that was led away has lost its port too, and loads another page by then. */
const LED_AWAY_MS = 800;

/**
 * The frames of an open notebook, held by the site's stage page, since what they may do at most is what it may: the one
 * that is seen, and for a moment the next one, made beside it, since a policy can only be narrowed. The next one takes
 * over text, place and files, and is shown once it has drawn them.
 */
export class Frames {
  readonly element: HTMLIFrameElement;
  readonly #parts: FramesParts;
  readonly #watch: FrameWatch;
  #stage: Promise<Document> | undefined;
  #code: Promise<string> | undefined;
  #live: Member | undefined;
  #next: Member | undefined;
  #onHandedOver: () => void = () => undefined;
  #onFlushed: () => void = () => undefined;

  constructor(parts: FramesParts) {
    this.#parts = parts;
    this.#watch = new FrameWatch(parts.onTrouble);
    this.element = element('iframe', { class: 'stage', title: 'Notebook' });
  }

  /** What the frame that is seen does. */
  get mode(): FrameMode | undefined {
    return this.#live?.mode;
  }

  /**
   * Makes a frame that shows the notebook, or runs it; resolves when it is seen, and never if another takes its place
   * before, or it cannot be made.
   */
  async open(mode: FrameMode, begin?: Begin): Promise<void> {
    end(this.#next);
    const next: Member = { mode, begin, handed: Promise.withResolvers(), shown: Promise.withResolvers(), ended: false };
    this.#next = next;
    this.#watch.opening();
    const had = await this.#had().catch(() => undefined);
    if (next.ended) return;
    if (had) await this.#make(next, had);
    else this.#watch.tell('unloaded');
    await next.shown.promise;
  }

  /** Ends all that runs, also what no longer answers, and shows the notebook as it was last saved. */
  stop(): void {
    void this.#openAnew('reading');
  }

  /**
   * Tries once more what has not opened; in place of a frame that does not answer, shows the notebook as it was last
   * saved.
   */
  openAgain(): void {
    const { mode, begin, frame } = this.#next ?? { mode: 'reading' };
    // No process of this page's comes to life: one that is loaded anew gets others.
    if (!this.#live && frame?.hasLoaded === false) return location.reload();
    if (!this.#watch.isAnswering) return void this.#openAnew(mode, begin);
    this.#parts.onTrouble(undefined);
    void this.open(mode, begin);
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

  /** Has what is being typed given on, as far as that takes no longer than a moment. */
  flush(): Promise<void> {
    const frame = this.#live?.frame;
    if (!frame) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onFlushed = resolve;
      setTimeout(resolve, LEAVE_MS);
      frame.askFlush();
    });
  }

  dispose(): void {
    this.#watch.stop();
    end(this.#next);
    end(this.#live);
  }

  /** Opens one in place of all that are there: one that is made beside one that hangs would hang with it. */
  async #openAnew(mode: FrameMode, begin?: Begin): Promise<void> {
    this.dispose();
    this.#next = this.#live = undefined;
    this.#parts.onTrouble(undefined);
    this.#parts.onMode(undefined);
    await this.open(mode, begin);
  }

  /**
   * What all frames are made of: their page's code, and the page that holds them. What cannot be had is asked for anew
   * the next time.
   */
  async #had(): Promise<{ readonly stage: Document; readonly code: string }> {
    this.#code ??= textOf(this.#parts.openPart(PART.page));
    this.#stage ??= stageOf(this.element, this.#parts.siteUrl);
    this.#code.catch(() => (this.#code = undefined));
    this.#stage.catch(() => (this.#stage = undefined));
    const [stage, code] = await Promise.all([this.#stage, this.#code]);
    return { stage, code };
  }

  /** Makes the frame of a member; where it is the only one, until it comes to life. */
  async #make(next: Member, { stage, code }: { readonly stage: Document; readonly code: string }): Promise<void> {
    const { siteUrl, openPart, reader, gestures, now, port } = this.#parts;
    const methods = shellMethods({ ...port, ...this.#portOf(next) });
    const make = (): NotebookFrame => {
      const { title, rights } = now();
      next.frame = new NotebookFrame({
        stage,
        siteUrl,
        title,
        rights: { ...rights, mode: next.mode },
        code,
        openPart,
        reader,
        methods,
        gestures,
        onLeft: () => this.#left(next),
        onGone: () => this.#gone(next),
      });
      if (!this.#live) next.frame.show();
      return next.frame;
    };
    if (this.#live) make();
    else await makeLoaded(make, () => !next.ended);
  }

  #portOf(own: Member): FramePort {
    const isLive = (): boolean => this.#live === own;
    return {
      opened: async () => {
        const handed = await this.#takeOver(own);
        // Storage that does not answer has been told of by then.
        await Promise.race([this.#parts.settled(), new Promise((resolve) => setTimeout(resolve, HAND_OVER_MS))]);
        const { html, stored, results, controls, rights, beside } = this.#parts.now();
        return {
          html,
          stored,
          results,
          controls,
          beside,
          rights: { ...rights, mode: own.mode },
          handed,
          begin: own.begin,
        };
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
      letPlay: async () => own.frame?.letPlay(),
      alive: async () => {
        if (isLive()) this.#watch.answered();
      },
      flushed: async () => {
        if (isLive()) this.#onFlushed();
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
    const hadFocus =
      before?.frame !== undefined && before.frame.element.ownerDocument.activeElement === before.frame.element;
    this.#next = undefined;
    this.#live = next;
    end(before);
    next.frame?.show();
    if (hadFocus) next.frame?.element.focus();
    this.#watch.seen(() => next.frame?.askAlive());
    this.#parts.onMode(next.mode);
    next.shown.resolve();
  }

  /** A frame whose port is gone: it is led away, or the browser has ended it. */
  #gone(member: Member): void {
    setTimeout(() => {
      if (!member.ended) this.#watch.tell(member === this.#live ? 'gone' : 'unopened');
    }, LED_AWAY_MS);
  }

  /** A frame that was led away, or loaded anew, has no port: another takes its place. */
  #left(member: Member): void {
    if (member.ended) return;
    if (this.#live === member) void this.#openAnew('reading');
    else if (this.#next === member) void this.open(member.mode);
  }
}

function end(member: Member | undefined): void {
  if (!member) return;
  member.ended = true;
  member.frame?.dispose();
}
