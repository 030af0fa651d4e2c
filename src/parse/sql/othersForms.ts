import { changedText, type TextChange } from './changedText.ts';
import { readCellText, type CellText } from './readCellText.ts';

/**
 * A cell with what MySQL alone has, which people paste, as DuckDB has it: names in backticks, and `LIMIT 20, 10`. The
 * very same where it has none.
 */
export function othersForms(cell: CellText): CellText {
  const { text, tokens } = cell;
  const changes: TextChange[] = [];
  for (const [i, { kind, text: name, from, to }] of tokens.entries()) {
    if (kind === 'quoted' && text[from] === '`')
      changes.push({ at: from, cut: to - from, put: `"${name.replaceAll('"', '""')}"` });
    const [skipped, comma, most] = tokens.slice(i + 1, i + 4);
    if (kind !== 'word' || !/^limit$/i.test(name) || skipped?.kind !== 'number' || most?.kind !== 'number') continue;
    if (comma?.text === ',')
      changes.push({ at: skipped.from, cut: most.to - skipped.from, put: `${most.text} OFFSET ${skipped.text}` });
  }
  return changes.length > 0 ? readCellText(changedText(text, changes)) : cell;
}
