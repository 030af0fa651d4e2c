import { relative, resolve } from 'node:path';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { SUITES } from '../src/build/budgets/suites.ts';
import { tellBudgets, type Taken } from '../src/build/budgets/tellBudgets.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Ends a run of browser tests with what each suite took of its time. */
class Budgets implements Reporter {
  readonly #taken: Taken[] = [];

  onTestEnd(test: TestCase, { duration }: TestResult): void {
    this.#taken.push({ path: relative(ROOT, test.location.file).replaceAll('\\', '/'), ms: duration });
  }

  onEnd(_result: FullResult): void {
    console.log(tellBudgets(this.#taken, SUITES).join('\n'));
  }
}

export default Budgets;
