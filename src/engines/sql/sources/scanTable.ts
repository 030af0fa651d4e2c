import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import type { Member } from '../pool/member.ts';
import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';

/** Makes the empty table that stands for a catalogue in a query, with the types DuckDB gives its columns. */
export async function makeScanTable(table: string, catalogue: Catalogue, coordinator: Member, catalogues: Catalogues): Promise<void> {
  const first = catalogue.partitions[0]?.files[0];
  // A catalogue may have been told without its files; what reads them then says which is absent.
  const file = first === undefined ? undefined : await catalogues.file(first).catch((error: unknown) => {
    if (catalogue.columns.length === 0) throw error;
    return undefined;
  });
  if (!file) {
    if (catalogue.columns.length === 0) throw new NotebookError({ kind: 'fetch', message: `${catalogue.name} has neither columns nor files with rows.`, detail: catalogue.url });
    const columns = catalogue.columns.map(({ name, type }) => `${identifier(name)} ${type}`);
    await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} (${columns.join(', ')})`);
    return;
  }
  const remote = catalogues.remote(file);
  await coordinator.openFile(remote, file.held);
  await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} AS SELECT * FROM read_parquet(${stringLiteral(remote.name)}, hive_partitioning = false) LIMIT 0`);
}
