import { changedText, type TextChange } from './changedText.ts';
import { readCellText, type CellText } from './readCellText.ts';
import type { SqlToken } from './sqlToken.ts';

/** Signs that pages set in place of those that are typed. */
const SIGNS: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=', '≠': '<>', '−': '-' };
/** Opening marks with what closes them, and the mark that was typed. */
const MARKS: Readonly<Record<string, readonly [close: string, typed: string]>> = { '‘': ['’', "'"], '“': ['”', '"'] };

/**
 * A cell with what people paste, as DuckDB has it: what MySQL alone has, names in backticks and `LIMIT 20, 10`, and
 * quotes and signs as pages set them. The very same where it has none.
 */
export function othersForms(cell: CellText): CellText {
  const { text, tokens } = cell;
  const changes: TextChange[] = [];
  // Looked for once, however many are opened.
  const last = new Map(['’', '”'].map((close) => [close, text.lastIndexOf(close)]));
  let at = 0;
  for (const [i, token] of tokens.entries()) {
    const { kind, text: name, from, to } = token;
    // Within marks.
    if (from < at) continue;
    if (kind === 'quoted' && text[from] === '`')
      changes.push({ at: from, cut: to - from, put: `"${name.replaceAll('"', '""')}"` });
    else if (kind === 'word' && name.toLowerCase() === 'limit') changes.push(...limitOf(tokens.slice(i + 1, i + 4)));
    else if (kind === 'word' || kind === 'sign') {
      const set = setIn(text, token, last);
      if (set) changes.push(set);
      at = set ? set.at + set.cut : at;
    }
  }
  return changes.length > 0 ? readCellText(changedText(text, changes)) : cell;
}

function limitOf([skipped, comma, most]: readonly SqlToken[]): readonly TextChange[] {
  if (skipped?.kind !== 'number' || comma?.text !== ',' || most?.kind !== 'number') return [];
  return [{ at: skipped.from, cut: most.to - skipped.from, put: `${most.text} OFFSET ${skipped.text}` }];
}

/** What a page has set at a token in place of what was typed: a sign, or all between two marks. */
function setIn(text: string, { from }: SqlToken, last: ReadonlyMap<string, number>): TextChange | undefined {
  const first = text[from] ?? '';
  const sign = SIGNS[first];
  if (sign !== undefined) return { at: from, cut: 1, put: sign };
  const [close = '', typed] = MARKS[first] ?? [];
  if (typed === undefined || (last.get(close) ?? -1) < from) return undefined;
  const end = text.indexOf(close, from);
  const inner = text.slice(from + 1, end).replaceAll(typed, typed + typed);
  return { at: from, cut: end + 1 - from, put: `${typed}${inner}${typed}` };
}
