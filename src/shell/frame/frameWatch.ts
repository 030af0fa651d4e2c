import { Heartbeat } from '../../../workers/wire/heartbeat.ts';

/**
 * What ails frames: the one that is seen does not answer, or is gone; the next one has not opened for long, or parts of
 * the site that it needs are not to be had.
 */
export type FrameTrouble = 'silent' | 'gone' | 'unopened' | 'unloaded';

/** A frame that has not drawn its notebook by then is told of. */
const UNOPENED_MS = 10_000;

/** Watches whether the frame that is waited for opens, and whether the one that is seen answers. */
export class FrameWatch {
  readonly #onTrouble: (trouble: FrameTrouble | undefined) => void;
  #heartbeat: Heartbeat | undefined;
  #isAnswering = false;
  #unopened: ReturnType<typeof setTimeout> | undefined;

  /** `onTrouble` is told what ails them, and when that is over. */
  constructor(onTrouble: (trouble: FrameTrouble | undefined) => void) {
    this.#onTrouble = onTrouble;
  }

  /** Whether there is one that is seen, and answers. */
  get isAnswering(): boolean {
    return this.#isAnswering;
  }

  /** One is made, beside the one that is seen. */
  opening(): void {
    clearTimeout(this.#unopened);
    this.#unopened = setTimeout(() => this.#onTrouble('unopened'), UNOPENED_MS);
  }

  /** It is seen; `askAlive` asks it for an answer. */
  seen(askAlive: () => void): void {
    this.stop();
    this.#onTrouble(undefined);
    const tell = (trouble: 'silent' | undefined): void => {
      this.#isAnswering = trouble === undefined;
      this.#onTrouble(trouble);
    };
    this.#isAnswering = true;
    this.#heartbeat = new Heartbeat({ ask: askAlive, onSilent: () => tell('silent'), onAgain: () => tell(undefined) });
    this.#heartbeat.answered();
  }

  answered(): void {
    this.#heartbeat?.answered();
  }

  /** It is known what ails one: for that one nothing more is waited for. */
  tell(trouble: Exclude<FrameTrouble, 'silent'>): void {
    clearTimeout(this.#unopened);
    if (trouble === 'gone') this.#stopAsking();
    this.#onTrouble(trouble);
  }

  stop(): void {
    clearTimeout(this.#unopened);
    this.#stopAsking();
  }

  #stopAsking(): void {
    this.#heartbeat?.stop();
    this.#heartbeat = undefined;
    this.#isAnswering = false;
  }
}
