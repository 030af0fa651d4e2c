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
      testTimeout: 30_000,
      reporters: ['default', new UnitBudgets()],
      // By itself it leaves one of two cores idle.
      maxWorkers: '100%',
    },
  }),
);
