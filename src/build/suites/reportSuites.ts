import type { Outcome } from './startRun.ts';

/** What cannot be done in a page, whichever its integers. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/start new thread|daemon|ThreadPool/i, 'needs threads'],
  [/support processes|subprocess|multiprocessing|semaphore|fork/i, 'needs processes'],
  [/ended Python/, 'ended Python'],
  [/MemoryError|too big|allocate/i, 'needs more memory'],
  [/No module named|not installed|ImportError|cannot import/i, 'needs what the page has not'],
  [/socket|urlopen|URLError|remote/i, 'needs the network'],
];

/** The figures of a package's tests, and the names of those that failed with their reasons, in Markdown. */
export function reportSuites(name: string, outcomes: readonly Outcome[]): string {
  const of = (outcome: Outcome['outcome']) => outcomes.filter((one) => one.outcome === outcome);
  const failed = of('failed');
  const reasonOf = ({ why }: Outcome) => REASONS.find(([pattern]) => pattern.test(why))?.[1] ?? 'differs';
  const reasons = [...new Set(failed.map(reasonOf))];
  return [
    `## ${name}: ${of('passed').length} passed, ${failed.length} failed, ${of('skipped').length} skipped`,
    ...reasons.flatMap((reason) => {
      const tests = failed.filter((one) => reasonOf(one) === reason);
      return [`### ${reason}: ${tests.length}`, ...tests.map(({ test, why }) => `- ${test}: ${why}`)];
    }),
  ].join('\n');
}
