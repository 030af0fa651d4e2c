import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { SUITES } from './suites.ts';
import { tellBudgets } from './tellBudgets.ts';

/** Ends a run of unit tests with what each suite took of its time. */
export class UnitBudgets implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const root = process.cwd();
    const taken = modules.map((module) => {
      const { duration, collectDuration } = module.diagnostic();
      return { path: relative(root, module.moduleId).replaceAll('\\', '/'), ms: duration + collectDuration };
    });
    console.log(tellBudgets(taken, SUITES).join('\n'));
  }
}
