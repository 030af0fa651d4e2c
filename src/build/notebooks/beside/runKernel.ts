import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { KernelOutcome } from './kernelOutcome.ts';
import type { KernelPackages } from './kernelPackages.ts';

const SECONDS_A_CELL = 60;

/**
 * Runs notebooks in Jupyter with these packages and no network; `servicesPort` is of a server that answers in the place
 * of all hosts. Gives each outcome as it comes.
 */
export async function* runKernel(
  { python, folders }: KernelPackages,
  paths: readonly string[],
  servicesPort?: number,
): AsyncGenerator<KernelOutcome> {
  const child = spawn(python, [resolve(import.meta.dirname, 'run_in_jupyter.py'), String(SECONDS_A_CELL), ...paths], {
    env: {
      ...process.env,
      PYTHONPATH: [import.meta.dirname, ...folders].join(':'),
      SKYBOOK_SERVICES: servicesPort === undefined ? '' : String(servicesPort),
      MPLBACKEND: 'module://matplotlib_inline.backend_inline',
      PYDEVD_DISABLE_FILE_VALIDATION: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{')) continue;
      const outcome: KernelOutcome = JSON.parse(line);
      yield outcome;
    }
  } finally {
    child.kill();
  }
}
