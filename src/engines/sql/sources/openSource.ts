import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { readVoTable } from '../../../catalogue/votable/readVoTable.ts';
import { withSources } from '../../../catalogue/votable/withSources.ts';
import type { CatalogueSource } from '../program/source.ts';
import { openedCatalogue } from './openedCatalogue.ts';
import type { Opened, Opening } from './opening.ts';
import { openMatch } from './openMatch.ts';
import { catalogueProvenance, fileProvenance } from './provenanceOf.ts';
import { makeScanTable } from './scanTable.ts';
import type { SourceSpec } from './spec.ts';

/**
 * Opens what a place of FROM names, and makes the table (or file) `table` that stands for it. Fails with kind `fetch`
 * or `sql`.
 */
export async function openSource(table: string, spec: SourceSpec, opening: Opening): Promise<Opened> {
  switch (spec.kind) {
    case 'catalogue':
      return openCatalogue(table, spec, opening);
    case 'votable':
      return openVoTable(table, spec.url, opening);
    case 'file':
      return openFile(table, spec.url, opening);
    case 'xmatch':
      return openMatch(table, spec.match, opening, openSource);
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

async function openVoTable(table: string, url: string, opening: Opening): Promise<Opened> {
  // A file of the reader's may hold # in its name, which is written %23 here.
  const [, file = url, number] = /^([^]*?)(?:#|%23)(\d{1,4})$/.exec(url) ?? [];
  const asked = number === undefined ? undefined : Math.max(1, Number(number));
  const read = readVoTable(await opening.catalogues.whole(file), file, asked);
  const { ipc, columns, warnings, sources = [] } = withSources(read, fileProvenance(file, 'VOTable'));
  for (const source of sources) opening.onSource(source);
  if (columns.length === 0) {
    throw new NotebookError({ kind: 'fetch', message: `The VOTable at ${url} holds no table with columns.` });
  }
  opening.temporaries.table(table);
  await opening.coordinator.replaceTable(table, ipc);
  const fetched = { kind: 'votable', table, url: file, ...(asked !== undefined && { number: asked }) } as const;
  return { columns, sources: [], steps: [], fetched: [fetched], warnings };
}

async function openFile(
  table: string,
  url: string,
  { coordinator, catalogues, temporaries, onSource }: Opening,
): Promise<Opened> {
  temporaries.file(table);
  await coordinator.putFile(table, checkedFile(await catalogues.whole(url), url));
  onSource(fileProvenance(url));
  return { columns: [], sources: [], steps: [], fetched: [{ kind: 'file', table, url }], warnings: [] };
}

/** What a server answers in place of a file it does not have would be read as a table of one odd column. */
function checkedFile(bytes: Uint8Array, url: string): Uint8Array {
  if (bytes.length === 0) throw new NotebookError({ kind: 'fetch', message: `${url} is empty.` });
  const head = new TextDecoder().decode(bytes.subarray(0, 200));
  if (!/^\s*<(!doctype html|html)/i.test(head)) return bytes;
  const detail = `It begins with ${JSON.stringify(head.trim().slice(0, 60))}.`;
  throw new NotebookError({ kind: 'fetch', message: `${url} is a web page, not a file of data.`, detail });
}
