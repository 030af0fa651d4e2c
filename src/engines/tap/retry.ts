import rules from '../../../workers/python/skybook/web/retry.json' with { type: 'json' };

/** When a request is put again, by a table that Python's libraries go by too. */
export const RETRY: Readonly<typeof rules> = rules;

/**
 * Whether an answer of this status is asked for again: one that may not be repeated only where the service has done
 * nothing yet.
 */
export function asksAgain(status: number, isRepeatable: boolean): boolean {
  return (isRepeatable ? rules.statusesOfFailuresThatPass : rules.statusesOfNothingDone).includes(status);
}
