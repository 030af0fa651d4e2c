import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { unionOfSources } from '../../../../workers/wire/unionOfSources.ts';
import { present } from '../../../known/present.ts';
import type { JupyterLine } from '../../../parse/jupyterLine.ts';
import type { Job } from '../../engine.ts';
import type { Elsewhere } from '../../jupyter/elsewhere.ts';
import { writeCells, type CellsWriting } from '../written/writeCells.ts';
import { runElsewhere } from './runElsewhere.ts';
import { kept, showKept } from './runTap.ts';

/**
 * Answers a cell on the reader's Jupyter server: it is understood here, by the schemas of what it reads. Shows its
 * result and makes it a table of the notebook; that table's name.
 */
export async function answerElsewhere(
  job: Job,
  line: JupyterLine,
  elsewhere: Elsewhere | undefined,
  writing: CellsWriting,
): Promise<string | undefined> {
  const sources: Provenance[] = [];
  const onSource = (source: Provenance) => void sources.push(source);
  const { carry, pool, tables } = writing;
  const { timeZone } = pool;
  const written = present((await writeCells([job], { ...writing, timeZone, onSource })).get(job.cell.id));
  const table = await runElsewhere(job, line, { elsewhere, carry, written, sources: unionOfSources(sources) });
  if ('timeZone' in written) pool.timeZone = written.timeZone;
  if (!table) return undefined;
  job.emit({ kind: 'sources', sources: table.sources ?? [] });
  const name = job.cell.output ?? `__skybook_shown_${job.cell.id}`;
  showKept(job, await kept({ ...table, name }, pool.coordinator, tables));
  return name;
}
