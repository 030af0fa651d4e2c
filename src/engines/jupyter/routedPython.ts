import { readJupyterLine } from '../../parse/jupyterLine.ts';
import type { Engine, Exports, Job } from '../engine.ts';

/** Whether a cell is Python that runs on the reader's Jupyter server. */
export function isPythonThere({ language, text }: Pick<Job['cell'], 'language' | 'text'>): boolean {
  return language === 'python' && readJupyterLine(text) !== undefined;
}

/** Runs each Python cell where its first line says. */
export class RoutedPython implements Engine {
  readonly whenOutdated = 'ends';
  readonly #here: Engine;
  readonly #there: Engine;

  constructor(here: Engine, there: Engine) {
    this.#here = here;
    this.#there = there;
  }

  run(job: Job): Promise<Exports> {
    return (readJupyterLine(job.cell.text) ? this.#there : this.#here).run(job);
  }

  forget(names: readonly string[], cellId: string): void {
    this.#here.forget(names, cellId);
    this.#there.forget(names, cellId);
  }
}
