import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { MIME } from '../../../workers/wire/shown.ts';
import { recordOf } from '../../known/recordOf.ts';

/** What went wrong in what Python was asked for beside a cell, where an event tells that. */
export function failureText(event: RunEvent): string | undefined {
  const failure = event.kind === 'shown' ? event.shown.data[MIME.failure] : undefined;
  return failure === undefined ? undefined : String(recordOf(failure)['message'] ?? '');
}
