import type { SqlToken } from './sqlToken.ts';
import { itemAt } from '../../known/itemAt.ts';
import { changedText, type TextChange } from './changedText.ts';
import { readCellText, type CellText } from './readCellText.ts';

const SET_OPERATIONS = /^(union|except|intersect|minus)$/i;

/**
 * A cell with ADQL's `SELECT TOP n …` (ADQL 2.1 §4.1) as `SELECT … LIMIT n`; words keep their places, so that errors
 * keep theirs. The very same where it has none.
 */
export function limitTop(cell: CellText): CellText {
  const { text, tokens } = cell;
  if (!/\btop\b/i.test(text)) return cell;
  const changes: TextChange[] = [];
  const wordAt = (i: number) => (tokens[i]?.kind === 'word' ? tokens[i].text.toLowerCase() : '');
  const ends = endsOfSelects(tokens);
  for (const [i, token] of tokens.entries()) {
    const first = /^(all|distinct)$/.test(wordAt(i - 1)) ? i - 2 : i - 1;
    // Some write TOP (n).
    const isBracketed = tokens[i + 1]?.text === '(' && tokens[i + 3]?.text === ')';
    const count = tokens[isBracketed ? i + 2 : i + 1];
    if (wordAt(i) !== 'top' || wordAt(first) !== 'select' || count?.kind !== 'number') continue;
    const from = itemAt(tokens, first).from;
    const end = itemAt(ends, first);
    const isPart =
      SET_OPERATIONS.test(wordAt(end)) ||
      SET_OPERATIONS.test(wordAt(first - 1)) ||
      (wordAt(first - 1) === 'all' && SET_OPERATIONS.test(wordAt(first - 2)));
    const cut = (isBracketed ? itemAt(tokens, i + 3) : count).to - token.from;
    changes.push(
      { at: token.from, cut, put: ' '.repeat(cut) },
      { at: itemAt(tokens, end - 1).to, cut: 0, put: ` LIMIT ${count.text}${isPart ? ')' : ''}` },
    );
    if (isPart) changes.push({ at: from, cut: 0, put: '(' });
  }
  return changes.length > 0 ? readCellText(changedText(text, changes)) : cell;
}

/**
 * For each token, where a SELECT there ends: at its bracket's end, a set operation, a semicolon, or after the last
 * token.
 */
function endsOfSelects(tokens: readonly SqlToken[]): readonly number[] {
  const ends = Array<number>(tokens.length);
  const around: number[] = [];
  let end = tokens.length;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { kind, text } = itemAt(tokens, i);
    ends[i] = end;
    if (kind === 'sign' && /^[)\]}]$/.test(text)) {
      around.push(end);
      end = i;
    } else if (kind === 'sign' && /^[([{]$/.test(text)) end = around.pop() ?? tokens.length;
    else if ((kind === 'sign' && text === ';') || (kind === 'word' && SET_OPERATIONS.test(text))) end = i;
  }
  return ends;
}
