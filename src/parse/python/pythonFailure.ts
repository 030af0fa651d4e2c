import type { Failure } from '../../../workers/wire/failure.ts';
import { placeOf } from '../placeOf.ts';
import type { Unreadable } from './tokenCursor.ts';

/**
 * Says in the reader's terms why a text is not Python; `unclosed` is where a bracket was opened that nothing closes.
 */
export function pythonFailure(text: string, { message, token }: Unreadable, unclosed: number | undefined): Failure {
  if (unclosed !== undefined && unclosed <= token.from) {
    const opened = placeOf(text, unclosed);
    return {
      kind: 'syntax',
      message: `The bracket ${text[unclosed]} opened in line ${opened.line} is never closed`,
      ...opened,
    };
  }
  return { kind: 'syntax', message, ...placeOf(text, token.from) };
}
