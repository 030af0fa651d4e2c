import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { MIME } from '../../../../workers/wire/shown.ts';
import { answer } from '../answer/answer.ts';
import { planData } from './shownPlan.ts';
import type { Copy } from '../statement/copyOf.ts';
import type { StatementRun } from './cellRun.ts';
import { lastOf } from '../../../known/lastOf.ts';

/** Writes what a `COPY … TO 'file'` copies, and shows the file for the reader to take. */
export async function runCopy({ source, isQuery, file, options }: Copy, run: StatementRun): Promise<void> {
  const { job } = run;
  const name = lastOf(file.split('/'));
  if (name === '' || /\bpartition_by\b/i.test(options))
    throw new NotebookError({
      kind: 'sql',
      message: 'A page can give you a file, not a folder of them.',
      advice: "Write COPY … TO 'name.parquet', without PARTITION_BY.",
    });
  const ending = /\.[\w.]+$/.exec(name)?.[0] ?? '';
  if (!isQuery) return show(await run.pool.coordinator.copyOut(source, ending, options));
  return answer(source, { ...run, onRows: () => undefined }, async ({ sql, plans }) => {
    const bytes = await run.pool.coordinator.copyOut(`(${sql})`, ending, options);
    if (plans.length > 0) job.emit({ kind: 'clear' });
    show(bytes, planData(plans));
  });

  function show(bytes: Uint8Array, plan: Readonly<Record<string, unknown>> = {}): void {
    const data = { ...plan, [MIME.file]: { name, buffer: 'file' }, 'text/plain': name };
    job.emit({ kind: 'shown', shown: { data, buffers: { file: bytes } } });
  }
}
