import type { Status } from '../graph/cellState.ts';

/**
 * What a notebook's cells do, in one line: `3 of 9 cells running`, `2 failed`, `all 9 cells done`; empty where nothing
 * has run.
 */
export function statusText(statuses: readonly Status[]): string {
  const count = (status: Status) => statuses.filter((other) => other === status).length;
  const all = statuses.length;
  const [running, waiting, failed, stale, shown] = [
    count('running'),
    count('waiting'),
    count('failed'),
    count('stale'),
    count('shown'),
  ];
  const parts = [
    running > 0 && `${running} of ${all} ${all === 1 ? 'cell' : 'cells'} running`,
    waiting > 0 && `${waiting} waiting`,
    failed > 0 && `${failed} failed`,
    stale > 0 && `${stale} changed`,
    shown === all && all > 0 && (all === 1 ? 'Done' : `All ${all} cells done`),
  ];
  return parts.filter((part) => part !== false).join(', ');
}
