import { cpus, loadavg, release, totalmem } from 'node:os';

/** The machine and how busy it is, for the figures that were measured on it. */
export function machineNow(): string {
  const cores = cpus();
  const memoryGb = (totalmem() / 2 ** 30).toFixed(0);
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  return `${new Date().toISOString()}: ${cores.length} × ${cores[0]?.model ?? 'unknown'}, ${memoryGb} GB, kernel ${release()}, load ${load}`;
}
