import { readFileSync } from 'node:fs';

/** Bytes that processes hold for themselves alone (Linux, `smaps_rollup`); those that have ended count nothing. */
export function privateBytes(processes: readonly number[]): number {
  return processes.reduce((sum, id) => sum + kilobytesOf(id) * 1024, 0);
}

function kilobytesOf(id: number): number {
  try {
    const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
    return [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0);
  } catch {
    return 0;
  }
}
