import { enginesForRun, partsToStart } from '../../feed/partsForRun.ts';
import type { FrameMode } from '../../notebook/framePolicy.ts';
import type { Begin, Handed } from '../../notebook/handed.ts';
import type { Ahead } from '../../notebook/port.ts';
import { shellMethods } from '../port/shellMethods.ts';
import { FrameWatch } from './frameWatch.ts';
import { makeLoaded } from './makeLoaded.ts';
import type { FramePort, FramesParts } from './framesParts.ts';
import { end, newMember, type Member } from './member.ts';
import { NotebookFrame } from './notebookFrame.ts';
import type { Staged } from './stage.ts';
import { typedIn } from './typedIn.ts';

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
  readonly #parts: FramesParts;
  readonly #watch: FrameWatch;
  #live: Member | undefined;
  #next: Member | undefined;
  /** One that waits, with engines and nothing of the notebook, for the reader to press Run. */
  #standing: Member | undefined;
  #onHandedOver: () => void = () => undefined;
  #onFlushed: () => void = () => undefined;

  constructor(parts: FramesParts) {
    this.#parts = parts;
    this.#watch = new FrameWatch(parts.onTrouble);
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
    const standing = this.#standing;
    this.#standing = undefined;
    if (mode === 'running' && standing?.stands?.for === this.#standsFor()) {
      this.#next = standing;
      this.#watch.opening();
      standing.begin = begin;
      standing.frame?.wake();
      standing.wanted.resolve();
      return standing.shown.promise;
    }
    end(standing);
    const next = newMember(mode, begin);
    next.wanted.resolve();
    this.#next = next;
    this.#watch.opening();
    const had = await this.#bring().catch(() => undefined);
    if (next.ended) return;
    if (had) await this.#make(next, had);
    else this.#watch.tell('unloaded');
    await next.shown.promise;
  }

  /**
   * Makes a frame beside the one that is read, under the policy of one that runs the notebook as it is now, and has
   * engines started in it, where it may. Run gives it the notebook, where that is still so.
   */
  async standBy(): Promise<void> {
    // One more frame beside the next would keep the process that the next one may be waiting to be rid of.
    const mayStand = () => this.#parts.mayStandBy() && !this.#standing && !this.#next && this.#live?.mode === 'reading';
    const had = mayStand() ? await this.#bring().catch(() => undefined) : undefined;
    if (!had || !mayStand()) return;
    const member = { ...newMember('running', undefined), stands: { ahead: this.#ahead(), for: this.#standsFor() } };
    this.#standing = member;
    await this.#make(member, had);
    member.frame?.wait();
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
    end(this.#standing);
    end(this.#next);
    end(this.#live);
  }

  /** Opens one in place of all that are there: one that is made beside one that hangs would hang with it. */
  async #openAnew(mode: FrameMode, begin?: Begin): Promise<void> {
    this.dispose();
    this.#standing = this.#next = this.#live = undefined;
    this.#parts.onTrouble(undefined);
    this.#parts.onMode(undefined);
    await this.open(mode, begin);
  }

  #bring(): Promise<Staged> {
    return this.#parts.stage.bring(this.#parts.openPart);
  }

  /** Makes the frame of a member; where it is the only one, until it comes to life. */
  async #make(next: Member, { page, code, ahead: codeAhead }: Staged): Promise<void> {
    const { siteUrl, openPart, beginParts, reader, gestures, now, port } = this.#parts;
    const ahead = this.#aheadOf(next);
    if (ahead) beginParts(partsToStart(ahead));
    const methods = shellMethods({ ...port, ...this.#portOf(next) });
    const make = (): NotebookFrame => {
      const { title, rights } = now();
      next.frame = new NotebookFrame({
        stage: page,
        siteUrl,
        title,
        rights: { ...rights, mode: next.mode },
        code: ahead?.python || ahead?.sql ? codeAhead : code,
        openPart,
        reader,
        methods,
        gestures,
        onLeft: () => this.#left(next),
        onGone: () => this.#gone(next),
      });
      if (!this.#live && !next.stands) next.frame.show();
      return next.frame;
    };
    if (this.#live || next.stands) make();
    else await makeLoaded(make, () => !next.ended);
  }

  /** What a frame may make ready before it is given the notebook; nothing in one that only shows it. */
  #aheadOf({ mode, begin, stands }: Member): Ahead | undefined {
    if (mode === 'reading') return undefined;
    // Cells that are run alone may be of no engine's.
    return stands?.ahead ?? (begin?.kind === 'all' ? this.#ahead() : { sql: false, beside: this.#parts.now().beside });
  }

  #ahead(): Ahead {
    const { html, beside } = this.#parts.now();
    return { ...enginesForRun(html), beside };
  }

  /** What a frame that stands by is right for. */
  #standsFor(): string {
    const { python, sql, beside } = this.#ahead();
    // Packages that it did not know of come when they are imported.
    return JSON.stringify([this.#parts.now().rights, python?.image, sql, beside]);
  }

  #portOf(own: Member): FramePort {
    const { now } = this.#parts;
    const isLive = (): boolean => this.#live === own;
    return {
      ahead: async () => this.#aheadOf(own),
      opened: async () => {
        await own.wanted.promise;
        const handed = await this.#takeOver(own);
        own.tookOver = handed !== undefined;
        // Storage that does not answer has been told of by then.
        await Promise.race([this.#parts.settled(), new Promise((resolve) => setTimeout(resolve, HAND_OVER_MS))]);
        const { html, stored, results, controls, folder, rights } = now();
        return {
          html,
          stored,
          results,
          controls,
          folder,
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
      typed: async (text) => own.typed.resolve(text),
    };
  }

  #takeOver(next: Member): Promise<Handed | undefined> {
    // What code has touched is no part of what the reader is shown to read.
    if (!this.#live || (this.#live.mode === 'running' && next.mode === 'reading')) return Promise.resolve(undefined);
    this.#live.frame?.askHandOver();
    setTimeout(() => next.handed.resolve(undefined), HAND_OVER_MS);
    return next.handed.promise;
  }

  /** Resolves to what was typed in the one before it while it took over. */
  async #show(next: Member): Promise<string> {
    if (this.#next !== next) return '';
    const before = this.#live;
    const hadFocus =
      before?.frame !== undefined && before.frame.element.ownerDocument.activeElement === before.frame.element;
    this.#next = undefined;
    this.#live = next;
    before?.frame?.hide();
    next.frame?.show();
    if (hadFocus) next.frame?.focus();
    // Keys come to it up to here.
    const typed = typedIn(before, next);
    this.#watch.seen(() => next.frame?.askAlive());
    this.#parts.onMode(next.mode);
    next.shown.resolve();
    return typed;
  }

  /** A frame whose port is gone: it is led away, or the browser has ended it. */
  #gone(member: Member): void {
    setTimeout(() => {
      if (this.#standing === member) this.#standing = undefined;
      else if (!member.ended) this.#watch.tell(member === this.#live ? 'gone' : 'unopened');
    }, LED_AWAY_MS);
  }

  /** A frame that was led away, or loaded anew, has no port: another takes its place. */
  #left(member: Member): void {
    if (member.ended) return;
    if (this.#standing === member) this.#standing = undefined;
    if (this.#live === member) void this.#openAnew('reading');
    else if (this.#next === member) void this.open(member.mode);
  }
}
