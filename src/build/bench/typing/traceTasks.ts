import type { Browser } from '@playwright/test';

/** What a page's threads did: each task's time of the processor in ms, and those alone that took a key's input. */
export type Tasks = { readonly all: readonly number[]; readonly keys: readonly number[] };

type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } };
};

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'];

/**
 * Notes the tasks of pages' main threads while something is done: their time of the processor, which what else the
 * machine does leaves alone.
 */
export async function traceTasks(browser: Browser, act: () => Promise<void>): Promise<Tasks> {
  await browser.startTracing(undefined, { categories: CATEGORIES });
  await act();
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const named = trace.traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const mains = new Set(named.map(threadOf));
  const own = trace.traceEvents.filter((event) => mains.has(threadOf(event)));
  const tasks = own.filter(({ name }) => name === 'RunTask');
  const inputs = own.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'input');
  const takesInput = (task: TraceEvent) =>
    inputs.some(
      (input) => threadOf(input) === threadOf(task) && input.ts >= task.ts && input.ts <= task.ts + (task.dur ?? 0),
    );
  const cpuMs = ({ tdur = 0 }: TraceEvent) => tdur / 1000;
  return { all: tasks.map(cpuMs), keys: tasks.filter(takesInput).map(cpuMs) };
}
