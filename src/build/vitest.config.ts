import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { UnitBudgets } from './budgets/unitBudgets.ts';
import site from './vite.config.ts';

/** Unit tests stand beside the files they test. */
export default mergeConfig(
  site,
  defineConfig({
    test: {
      root: '.',
      include: ['src/**/*.test.ts', 'workers/**/*.test.ts'],
      // Other programs share the machine: only what does not end at all is to be ended.
      testTimeout: 180_000,
      hookTimeout: 180_000,
      expect: { poll: { timeout: 60_000 } },
      setupFiles: ['src/build/testing/patience.ts', 'src/build/testing/baseline.ts'],
      // What another program on the machine has spoilt is told as tried again.
      retry: process.env.CI === undefined ? 0 : 1,
      reporters: ['default', new UnitBudgets()],
      // Node has WebSocket by itself from version 22 on.
      execArgv: 'WebSocket' in globalThis ? [] : ['--experimental-websocket'],
      // By itself it leaves one of two cores idle.
      maxWorkers: '100%',
    },
  }),
);
