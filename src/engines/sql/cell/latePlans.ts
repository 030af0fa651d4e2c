import type { RunEvent } from '../../../../workers/wire/runEvent.ts';
import type { Job } from '../../engine.ts';
import type { PassPlan } from '../parts/passPlan.ts';
import { planData, planText } from './shownPlan.ts';

/** What is done sooner needs no plan beside it: under a hand that drags, the rows of before would flicker. */
const PATIENCE_MS = 300;

/** Shows the plans of a cell while it carries them out, where that takes time. */
export class LatePlans {
  readonly #job: Job;
  #waiting: PassPlan[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(job: Job) {
    this.#job = job;
  }

  /** Takes a plan that is about to be carried out. */
  add(plan: PassPlan): void {
    this.#waiting.push(plan);
    this.#timer ??= setTimeout(() => this.show(), PATIENCE_MS);
  }

  /** Shows those that have not been shown: what they were made for has failed, or takes long. */
  show(): void {
    const plans = this.#waiting;
    this.end();
    if (this.#job.cell.hidden) return;
    for (const plan of plans)
      this.#job.emit({ kind: 'shown', shown: { data: { ...planData([plan]), 'text/plain': planText(plan) } } });
  }

  /** Passes an event of the cell on; one that clears it has something else to show. */
  emit(event: RunEvent): void {
    if (event.kind === 'clear') this.end();
    this.#job.emit(event);
  }

  /** There are rows to see in their place. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }
}
