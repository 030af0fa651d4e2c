import type { Failure } from '../../../workers/wire/failure.ts';
import { bytesText } from '../../format/bytesText.ts';

/** What lets a cell fetch so many bytes, beside another way out. */
export function asking(bytes: number, otherwise: string): Pick<Failure, 'advice' | 'remedy' | 'elsewhere'> {
  const [unit, size] = bytes >= 1e9 ? (['GB', 1e9] as const) : (['MB', 1e6] as const);
  const firstLine = `-- @allow ${Math.ceil((bytes * 1.05) / size)} ${unit}`;
  return {
    advice: `${otherwise}, or write  ${firstLine}  as the cell's first line.`,
    remedy: { label: `Fetch ${bytesText(bytes)}`, firstLine },
    elsewhere: 'script',
  };
}
