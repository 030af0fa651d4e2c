import type { Held } from '../../../../workers/wire/held.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { unionOfSources } from '../../../../workers/wire/unionOfSources.ts';
import type { Exports, Job } from '../../engine.ts';
import type { Member } from '../pool/member.ts';
import type { Tables } from '../tables/tables.ts';
import type { CellRan } from './runCell.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** What a cell made, of the names it defines. */
export async function exportsOf(job: Job, coordinator: Member, tables: Tables, ran?: CellRan): Promise<Exports> {
  const exports: Record<string, Held> = {};
  for (const name of job.analysis.defines) {
    const types = await coordinator.describe(`FROM ${identifier(name)}`).catch(() => undefined);
    if (!types) continue;
    const known = tables.get(name);
    const isNoted = !ran || ran.noted.has(sqlKey(name));
    // A table that was changed is another one for its readers.
    const columns = types.map((type) => ({ ...known?.columns.find((column) => column.name === type.name), ...type }));
    const version =
      (isNoted ? known?.version : undefined) ??
      tables.set(name, columns, { ...known, sources: unionOfSources(known?.sources, ran?.sources) });
    exports[name] = { held: true, engine: 'sql', name, version, type: 'table' };
  }
  return exports;
}
