import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Ends a run with the one line that continuous integration reads: `N passed, N failed, N skipped`. */
class ClosingLine implements Reporter {
  readonly #count = { passed: 0, failed: 0, skipped: 0 };

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') this.#count.skipped++;
    else if (result.status === test.expectedStatus) this.#count.passed++;
    else if (result.retry === test.retries) this.#count.failed++;
  }

  onEnd(_result: FullResult): void {
    const { passed, failed, skipped } = this.#count;
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
}

export default ClosingLine;
