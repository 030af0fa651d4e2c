import type { Probe, PublicCatalogue, PublicCatalogues, PublicColumn } from '../../../workers/wire/publicCatalogue.ts';
import { itemAt } from '../../known/itemAt.ts';
import { positionColumns } from '../position/positionColumns.ts';
import { isRecord } from '../../known/isRecord.ts';
import { recordOf } from '../../known/recordOf.ts';

/** Where the list stands below the site's root. */
export const PUBLISHED = 'catalogues/published.json';

/** Reads the list of public catalogues, which a deployer may have changed: entries without name or address are none. */
export function readPublished(json: string): PublicCatalogues {
  const list = recordOf(JSON.parse(json));
  return {
    documentedOn: textOf(list.documentedOn) ?? '',
    documentedBy: textOf(list.documentedBy) ?? '',
    catalogues: itemsOf(list.catalogues).flatMap(catalogueOf),
  };
}

function catalogueOf(entry: unknown): readonly PublicCatalogue[] {
  const e = recordOf(entry);
  const [name, address] = [textOf(e.name), textOf(e.address)];
  if (name === undefined || address === undefined) return [];
  const columns = itemsOf(e.columns).flatMap(columnOf);
  return [
    {
      name,
      address,
      about: textOf(e.about) ?? '',
      columns,
      position: positionOf(columns),
      rows: numberOf(e.rows),
      columnCount: numberOf(e.columnCount),
      partitions: numberOf(e.partitions),
      size: textOf(e.size),
      margins: textsOf(e.margins),
      indexes: textsOf(e.indexes),
      cite: webAddress(e.cite),
      documentation: webAddress(e.documentation),
      note: textOf(e.note),
      probe: probeOf(e.probe),
    },
  ];
}

function columnOf(entry: unknown): readonly PublicColumn[] {
  const { name, unit, ucd, description } = recordOf(entry);
  const known = textOf(name);
  if (known === undefined) return [];
  return [{ name: known, unit: textOf(unit), ucd: textOf(ucd), description: textOf(description) }];
}

/** Columns whose unit nobody knows are no positions for a first query. */
function positionOf(columns: readonly PublicColumn[]): PublicCatalogue['position'] {
  try {
    const found = positionColumns(columns.map((column) => ({ ...column, text: false })));
    if (found?.frame !== 'icrs') return undefined;
    return { ra: itemAt(columns, found.ra).name, dec: itemAt(columns, found.dec).name };
  } catch {
    return undefined;
  }
}

function probeOf(entry: unknown): Probe | undefined {
  if (!isRecord(entry)) return undefined;
  const { on, answersPages, givesRanges, failure } = entry;
  const ranges = typeof givesRanges === 'boolean' ? givesRanges : undefined;
  return {
    on: textOf(on) ?? '',
    answersPages: answersPages === true,
    givesRanges: ranges,
    failure: textOf(failure),
  };
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Shown as a link. */
function webAddress(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^https?:\/\//i.test(text) ? text : undefined;
}
