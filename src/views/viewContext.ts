import type { Table } from '../../workers/wire/table.ts';
import type { SaveFormat } from '../catalogue/save/formats.ts';
import type { SiteParts } from '../engines/siteParts.ts';
import type { Save } from './table/saveMenu.ts';

/** What views need to know of the site and to tell of. */
export type ViewContext = {
  /** Absolute address of the site's folder, ending in `/`; the site's own HiPS is below it. */
  readonly siteUrl: string;
  /** What views load when they first need it. */
  readonly parts: SiteParts;
  /** Told of the rows (by number) that the reader has chosen in a table. */
  readonly onSelectRows?: (table: object, rows: ReadonlySet<number>) => void;
  /** Saves all rows of a table to the reader's disk. */
  readonly saveTable?: (table: Table, format: SaveFormat, run: Parameters<Save>[1]) => ReturnType<Save>;
};
