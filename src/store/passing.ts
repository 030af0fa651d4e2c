import rules from '../../workers/python/skybook/web/retry.json' with { type: 'json' };

/**
 * Too many requests, or a server or what stands before it in trouble (RFC 6585 §4, RFC 9110 §15.6): what reading a file
 * again may get over.
 */
const STATUSES: readonly number[] = rules.statusesOfFilesThatPass;

/** A server refused for now: the same question may be answered later, after `retryAfterSeconds` where it says when. */
export class PassingError extends Error {
  override readonly name = 'PassingError';
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, status: number, retryAfterSeconds?: number) {
    super(message);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Whether a caught value says so. */
export function isPassing(value: unknown): value is PassingError {
  return value instanceof Error && value.name === 'PassingError';
}

/** The failure of an answer, where it may pass. */
export function passingIn({ status, headers }: Response, url: string): PassingError | undefined {
  if (!STATUSES.includes(status)) return undefined;
  return new PassingError(`${url} answered HTTP ${status}.`, status, retryAfter(headers.get('Retry-After') ?? ''));
}

/** Seconds of a `Retry-After` (RFC 9110 §10.2.3), which is a number of them or a date. */
function retryAfter(text: string): number | undefined {
  if (/^\s*\d+\s*$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}
