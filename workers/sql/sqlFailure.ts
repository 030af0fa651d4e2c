import type { Failure } from '../wire/failure.ts';
import { itemAt } from '../../src/known/itemAt.ts';
import { present } from '../../src/known/present.ts';

const OUT_OF_MEMORY = /out of memory|malloc of size|Allocation failure/i;
const BROKEN_ENGINE =
  /table index is out of bounds|memory access out of bounds|function signature mismatch|unreachable/;

/** DuckDB's own words as a `Failure`; `line` and `column` are read from its `LINE n: …` pointer where there is one. */
export function sqlFailure(given: string): Failure {
  const text = wordsOf(given);
  if (/query was canceled|INTERRUPT/i.test(text)) return { kind: 'cancelled', message: 'Stopped' };
  if (BROKEN_ENGINE.test(text)) {
    return {
      kind: 'engine-lost',
      message: 'The SQL engine ran out of memory and has to start anew',
      detail: text,
      advice: 'Run the cells again; select fewer columns or rows.',
    };
  }
  if (/^Extension Autoloading Error[^]*['"]icu['"]/.test(text)) return zoned(text);
  const [message = text, ...rest] = text.trim().split('\n');
  const advice = OUT_OF_MEMORY.test(message)
    ? 'The result or what is needed to compute it does not fit in memory: select fewer columns, add a WHERE or a LIMIT, or aggregate.'
    : undefined;
  return { kind: 'sql', message, detail: rest.join('\n').trim() || undefined, advice, ...pointer(text) };
}

/** What DuckDB leaves to an extension that no page has; most of it is done without. */
function zoned(text: string): Failure {
  return {
    kind: 'sql',
    message: 'This takes a time with a zone where only times without one are known here.',
    detail: text.trim().split('\n')[0],
    advice: 'Write t::TIMESTAMP, which is the time in UTC, in place of t.',
  };
}

/** Whether a failure is that DuckDB has no memory left for a statement, while the engine itself goes on. */
export function isOutOfMemory({ kind, message }: Failure): boolean {
  return kind === 'sql' && OUT_OF_MEMORY.test(message);
}

/** Some errors come as JSON, `{"exception_type": "Parser", "exception_message": …}`. */
function wordsOf(text: string): string {
  if (!text.startsWith('{"exception_type"')) return text;
  const { exception_type: type, exception_message: message } = JSON.parse(text) as {
    readonly exception_type: string;
    readonly exception_message: string;
  };
  return `${type} Error: ${message}`;
}

/** Where DuckDB's caret points: `LINE 2: ...select fooo from` with `^` below. */
function pointer(text: string): { readonly line?: number; readonly column?: number } {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^LINE \d+: /.test(line));
  const caret = at < 0 ? -1 : (lines[at + 1] ?? '').indexOf('^');
  if (caret < 0) return {};
  const [label, number] = present(/^LINE (\d+): /.exec(itemAt(lines, at)));
  // A long line is shown from its middle, so the caret's column is not the text's.
  const cut = itemAt(lines, at).startsWith('...', label.length);
  return { line: Number(number), column: cut ? undefined : caret - label.length + 1 };
}
