import type { Progress } from '../../workers/wire/progress.ts';
import { countText } from '../known/countText.ts';

/**
 * The numbers of a progress for people, bytes in MB of 10⁶: `3.4 of 12.0 MB`, `3 of 12 partitions`; empty where there
 * are none.
 */
export function progressText({ done, total, unit }: Progress): string {
  if (done === undefined) return '';
  const bytes = unit === 'bytes';
  const number = (value: number) => (bytes ? (value / 1e6).toFixed(1) : countText(value));
  const words = [
    number(done),
    ...(total === undefined ? [] : ['of', number(total)]),
    ...(unit ? [bytes ? 'MB' : unit] : []),
  ];
  return words.join(' ');
}
