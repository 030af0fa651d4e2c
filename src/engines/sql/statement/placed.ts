import type { Failure } from '../../../../workers/wire/failure.ts';
import type { CellStatement } from './statements.ts';
import { itemAt } from '../../../known/itemAt.ts';

/** A failure of one statement, with its place in the cell: the word that DuckDB points at, where the cell has it. */
export function placed(failure: Failure, { line: first }: Pick<CellStatement, 'line'>, cell: string): Failure {
  if (failure.kind !== 'sql' || failure.line === undefined) return failure;
  const word = pointedAt(failure.detail ?? '');
  const rest: Failure = { ...failure, line: undefined, column: undefined };
  const said = failure.detail ?? '';
  const pointer = said.search(/^LINE \d+:/m);
  const detail = (pointer < 0 ? said : said.slice(0, pointer)).trim() || undefined;
  const lines = cell.split('\n');
  for (let line = first; word !== undefined && line <= lines.length; line++) {
    const column = wordAt(itemAt(lines, line - 1), word);
    if (column >= 0) return { ...rest, detail, line, column: column + 1 };
  }
  return { ...rest, detail };
}

/** The word above DuckDB's caret. */
function pointedAt(detail: string): string | undefined {
  const lines = detail.split('\n');
  const at = lines.findIndex((line) => /^LINE \d+: /.test(line));
  const caret = lines[at + 1]?.indexOf('^') ?? -1;
  if (at < 0 || caret < 0) return undefined;
  return /^"?([\p{L}\p{N}_]+|[^\s\p{L}\p{N}]+)/u.exec(itemAt(lines, at).slice(caret))?.[1];
}

function wordAt(line: string, word: string): number {
  const [text = ''] = line.split('--', 1);
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const edges = /^[\p{L}\p{N}_]/u.test(word)
    ? new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'iu')
    : new RegExp(escaped, 'u');
  return text.search(edges);
}
