import { stopped } from './stopped.ts';

/** Fails with kind `cancelled` where what `signal` stands for has been stopped. */
export function checkRunning(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw stopped();
}
