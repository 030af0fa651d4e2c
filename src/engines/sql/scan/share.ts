import type { Member } from '../pool/member.ts';
import { bringTask, type Coming, type Fetching } from './coming.ts';
import type { Task } from './task.ts';

/**
 * What a worker may have on its way beyond the task that it computes: enough to keep connections busy where each
 * request takes long.
 */
const AHEAD_BYTES = 48e6;

/** One worker's share of a scan: its tasks, and their bytes on the way. */
export class Share {
  readonly #tasks: Task[];
  readonly #fetching: Fetching;
  readonly #coming = new Map<Task, Coming>();

  constructor(tasks: readonly Task[], fetching: Fetching) {
    this.#tasks = [...tasks];
    this.#fetching = fetching;
  }

  /** Takes its next task out. */
  next(): Task | undefined {
    return this.#tasks.shift();
  }

  /** Takes out all that it has left. */
  rest(): readonly Task[] {
    return this.#tasks.splice(0);
  }

  /** A task's bytes on their way to a worker. */
  coming(member: Member, task: Task): Coming {
    const known = this.#coming.get(task) ?? bringTask(member, task, this.#fetching);
    this.#coming.set(task, known);
    return known;
  }

  /**
   * Brings the next tasks' bytes while one's are awaited and computed: one task after the other, for the workers to
   * take turns at asking. With `onlyNext` no more than the next one's. Goes on as long as `isStill` holds.
   */
  async fetchAhead(member: Member, onlyNext: boolean, isStill: () => boolean): Promise<void> {
    let bytes = 0;
    for (const task of [...this.#tasks]) {
      // Begun meanwhile, or its worker replaced: the next call goes on from there.
      if (!this.#tasks.includes(task) || !isStill()) return;
      bytes += task.parts.reduce((sum, part) => sum + part.bytes, 0);
      if (task !== this.#tasks[0] && (bytes > AHEAD_BYTES || onlyNext)) return;
      await this.coming(member, task).asked;
      if (task.parts.some(({ shipped }) => shipped)) return;
    }
  }

  /** The files of the tasks whose bytes are on their way, but for one. */
  filesBeside(task: Task): readonly string[] {
    const others = [...this.#coming.keys()].filter((other) => other !== task);
    const files = others.flatMap(({ parts }) => parts).flatMap((part) => part.files);
    return files.map(({ url }) => this.#fetching.files.nameOf(url));
  }

  /** Forgets what was on its way to a worker that is gone. */
  restart(): void {
    this.#coming.clear();
  }

  done(task: Task): void {
    this.#coming.delete(task);
  }
}
