import { relative } from 'node:path';
import { SUITES } from './suites.ts';
import { tellBudgets } from './tellBudgets.ts';

/** What Vitest tells of a file of tests. */
type TestModule = {
  readonly moduleId: string;
  diagnostic(): { readonly duration: number; readonly collectDuration: number };
};

/** Ends a run of unit tests with what each suite took of its time. */
export class UnitBudgets {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const root = process.cwd();
    const taken = modules.map((module) => {
      const { duration, collectDuration } = module.diagnostic();
      return { path: relative(root, module.moduleId).replaceAll('\\', '/'), ms: duration + collectDuration };
    });
    console.log(tellBudgets(taken, SUITES).join('\n'));
  }
}
