import type { Column } from '../../../workers/wire/column.ts';
import { arrowOfTable } from '../../engines/arrowMetadata.ts';
import type { Ask } from './queryData.ts';

/** What the columns of a query are, asked of its engine; no row is read for it. */
export async function columnsAsked(source: string, ask: Ask, signal: AbortSignal): Promise<readonly Column[]> {
  const arrow = arrowOfTable(await ask(`DESCRIBE ${source}`, signal));
  const text = (name: string, row: number): string | undefined => {
    const found: unknown = arrow.getChild(name)?.get(row);
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  return Array.from({ length: arrow.numRows }, (_, row) => ({
    name: text('column_name', row) ?? '',
    ...{ type: text('column_type', row), unit: text('unit', row), ucd: text('ucd', row) },
  }));
}
