import type { Failure } from '../../../workers/wire/failure.ts';
import { placeOf } from '../placeOf.ts';
import { magicAdvice } from './magicAdvice.ts';
import type { Unreadable } from './tokenCursor.ts';

/** Says in the reader's terms why a text is not Python; `unclosed` is where a bracket was opened that nothing closes. */
export function pythonFailure(text: string, { message, token }: Unreadable, unclosed: number | undefined): Failure {
  const place = placeOf(text, token.from);
  const line = lineAround(text, token.from);
  if (token.kind === 'magic' || /^(?:!|\?+$|[^'"#]*\?+$)/.test(line) || (token.text.includes(' ! ') && line.includes('!'))) {
    const command = token.kind === 'magic' ? token.text.split(/[\r\n]/, 1)[0]! : line;
    return { kind: 'syntax', message: `This is a command for IPython, not Python: ${command}`, advice: magicAdvice(command), ...place };
  }
  if (unclosed !== undefined && unclosed <= token.from) {
    const opened = placeOf(text, unclosed);
    return { kind: 'syntax', message: `The bracket ${text[unclosed]} opened in line ${opened.line} is never closed`, ...opened };
  }
  return { kind: 'syntax', message, ...place };
}

function lineAround(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  return text.slice(from).split(/[\r\n]/, 1)[0]!.trim();
}
