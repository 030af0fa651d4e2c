import type { Progress } from '../../workers/wire/progress.ts';

/** A duration for people: `0.4 s`, `12.3 s`, `2 min 5 s`, `1 h 4 min`. */
export function elapsedText(elapsedMs: number): string {
  const tenths = Math.round(elapsedMs / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(elapsedMs / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(elapsedMs / 60_000);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * The numbers of a progress for people, bytes in MB of 10⁶: `3.4 of 12.0 MB`, `3 of 12 partitions`; empty where there
 * are none.
 */
export function progressText({ done, total, unit }: Progress): string {
  if (done === undefined) return '';
  const bytes = unit === 'bytes';
  const number = (value: number) => (bytes ? (value / 1e6).toFixed(1) : value.toLocaleString('en'));
  const words = [
    number(done),
    ...(total === undefined ? [] : ['of', number(total)]),
    ...(unit ? [bytes ? 'MB' : unit] : []),
  ];
  return words.join(' ');
}
