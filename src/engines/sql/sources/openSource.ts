import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { TableFormat } from '../../../../workers/wire/tableFormat.ts';
import { fileKindOf, kindReadBy } from '../../../format/fileKinds.ts';
import { withSources } from '../../../catalogue/votable/withSources.ts';
import type { CatalogueSource } from '../program/source.ts';
import { openedCatalogue } from './openedCatalogue.ts';
import type { Opened, Opening } from './opening.ts';
import { openMatch } from './openMatch.ts';
import { catalogueProvenance, fileProvenance } from './provenanceOf.ts';
import { makeScanTable } from './scanTable.ts';
import type { SourceSpec } from './spec.ts';
import { roundedWholes } from './roundedWholes.ts';
import { unendedLine } from './unendedLine.ts';

/**
 * Opens what a place of FROM names, and makes the table (or file) `table` that stands for it. Fails with kind `fetch`
 * or `sql`.
 */
export async function openSource(table: string, spec: SourceSpec, opening: Opening): Promise<Opened> {
  switch (spec.kind) {
    case 'catalogue':
      return openCatalogue(table, spec, opening);
    case 'file':
      return openFile(table, spec.url, opening);
    case 'xmatch':
      return openMatch(table, spec.match, opening, openSource);
    default:
      return openTable(table, spec.kind, spec.url, opening);
  }
}

async function openCatalogue(
  table: string,
  spec: Extract<SourceSpec, { kind: 'catalogue' }>,
  opening: Opening,
): Promise<Opened> {
  const { catalogue, warnings } = await openedCatalogue(spec, opening);
  opening.onSource(catalogueProvenance(catalogue));
  await makeScanTable(table, catalogue, opening);
  const { name, columns } = catalogue;
  const source: CatalogueSource = { kind: 'catalogue', table, name, columns, catalogue };
  return { columns, sources: [source], steps: [], warnings };
}

async function openTable(table: string, format: TableFormat, url: string, opening: Opening): Promise<Opened> {
  // A file of the reader's may hold # in its name, which is written %23 here.
  const [, file = url, written] = /^([^]*?)(?:#|%23)(\d{1,4})$/.exec(url) ?? [];
  // HDUs of FITS are counted from 0, tables of a VOTable from 1 on.
  const number = written === undefined ? undefined : Math.max(format === 'fits' ? 0 : 1, Number(written));
  const { bytes, version, mayBeCut } = await opening.whole(file);
  const ending = mayBeCut && format === 'ecsv' ? unendedLine(bytes, file) : [];
  const { name, protocol } = kindReadBy(format);
  const read = await opening.readTable(format, bytes, file, { number });
  const { ipc, columns, warnings, sources = [] } = withSources(read, fileProvenance(file, protocol, version));
  for (const source of sources) opening.onSource(source);
  if (columns.length === 0) {
    throw new NotebookError({ kind: 'fetch', message: `The ${name} file at ${url} holds no table with columns.` });
  }
  opening.temporaries.table(table);
  await opening.coordinator.replaceTable(table, ipc);
  const fetched = { kind: format, table, url: file, ...(number !== undefined && { number }) } as const;
  return { columns, sources: [], steps: [], fetched: [fetched], warnings: [...warnings, ...ending] };
}

async function openFile(
  table: string,
  url: string,
  { coordinator, whole, temporaries, onSource }: Opening,
): Promise<Opened> {
  temporaries.file(table);
  const { bytes, version, mayBeCut } = await whole(url);
  if (bytes.length === 0) throw new NotebookError({ kind: 'fetch', message: `${url} is empty.` });
  // What is cut within JSON cannot be read, and its whole numbers are of their own types.
  const isJson = fileKindOf(url)?.name === 'JSON';
  const warnings = isJson ? [] : [...(mayBeCut ? unendedLine(bytes, url) : []), ...roundedWholes(bytes, url)];
  await coordinator.putFile(table, bytes);
  onSource(fileProvenance(url, undefined, version));
  return { columns: [], sources: [], steps: [], fetched: [{ kind: 'file', table, url }], warnings };
}
