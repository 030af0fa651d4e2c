import type { Failure } from '../../../workers/wire/failure.ts';
import { placeOf } from '../placeOf.ts';
import { magicAdvice } from './magicAdvice.ts';
import type { Unreadable } from './tokenCursor.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * Says in the reader's terms why a text is not Python; `unclosed` is where a bracket was opened that nothing closes.
 */
export function pythonFailure(text: string, { message, token }: Unreadable, unclosed: number | undefined): Failure {
  const command = token.kind === 'magic' ? itemAt(token.text.split(/[\r\n]/, 1), 0) : commandAt(text, token.from);
  if (command !== undefined) {
    return {
      kind: 'syntax',
      message: `This is for IPython, not for Python: ${command}`,
      advice: magicAdvice(command),
      ...placeOf(text, token.from),
    };
  }
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

/**
 * A command for IPython that begins within a line, as `x = !ls` or `x = %time f()`, or ends in a question mark, as
 * `name?`.
 */
function commandAt(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1, at);
  const after = itemAt(text.slice(at).split(/[\r\n]/, 1), 0);
  if (/=\s*$/.test(before) && /^[!%]\S/.test(after)) return after.trim();
  const line = (before + after).trim();
  return /^[\w.]+\?\??$/.test(line) ? line : undefined;
}
