import { cpus, loadavg, release, totalmem } from 'node:os';

/** The machine and how busy it is, for the figures that were measured on it. */
export function machineNow(): string {
  const cores = cpus();
  const memoryGb = (totalmem() / 2 ** 30).toFixed(0);
  return `${new Date().toISOString()}: ${cores.length} × ${cores[0]?.model ?? 'unknown'}, ${memoryGb} GB, kernel ${release()}, ${loadNow()}`;
}

/** How busy the machine has been for a minute, in words. */
export function loadNow(): string {
  return `load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
}
