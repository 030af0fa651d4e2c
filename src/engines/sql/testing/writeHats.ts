import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { grown } from '../../../catalogue/coverage/grown.ts';
import { touches } from '../../../catalogue/coverage/coverage.ts';
import { pixelsAt } from '../../../catalogue/healpix/pixelAt.ts';
import { rangeOf } from '../../../catalogue/healpix/tree.ts';
import type { Writer } from './openWriter.ts';

/** A star of a catalogue made for a test. */
export type Star = { readonly id: number; readonly ra: number; readonly dec: number; readonly mag: number };

type Options = {
  /** Most rows of a partition; fuller pixels are cut into their four. */
  readonly mostRows: number;
  readonly rowGroupRows?: number;
  /** Arcseconds of a margin to write beside it, which makes a collection. */
  readonly marginArcsec?: number;
  readonly noHealpix?: boolean;
  readonly suffix?: string;
};

let id = 5_000_000;

/**
 * Writes a HATS catalogue (or a collection with a margin) of `stars` to a folder, by the standard's own words and
 * nothing of the engine's.
 */
export async function writeHats(
  folder: string,
  stars: readonly Star[],
  options: Options,
  database: Writer,
): Promise<void> {
  const pixels = pixelsAt(
    Float64Array.from(stars, ({ ra }) => ra),
    Float64Array.from(stars, ({ dec }) => dec),
    29,
  );
  const rows = stars.map((star, i) => ({ ...star, h: pixels[i]! }));
  const cells: { order: number; pixel: bigint; rows: typeof rows }[] = [];
  const cut = (order: number, pixel: bigint, inside: typeof rows) => {
    if (inside.length === 0) return;
    if (inside.length <= options.mostRows || order >= 12) return void cells.push({ order, pixel, rows: inside });
    for (let child = 4n * pixel; child < 4n * pixel + 4n; child++)
      cut(
        order + 1,
        child,
        inside.filter(({ h }) => h >> BigInt(58 - 2 * (order + 1)) === child),
      );
  };
  for (let face = 0n; face < 12n; face++)
    cut(
      0,
      face,
      rows.filter(({ h }) => h >> 58n === face),
    );
  const main = options.marginArcsec === undefined ? folder : resolve(folder, 'stars');
  await writeTable(main, 'object', cells, options, database);
  if (options.marginArcsec === undefined) return;
  const margins = cells.map(({ order, pixel }) => {
    const own = rangeOf(order, pixel);
    const near = grown([own], options.marginArcsec! / 3600);
    return { order, pixel, rows: rows.filter(({ h }) => (h < own[0] || h >= own[1]) && touches(near, [h, h + 1n])) };
  });
  await writeTable(
    resolve(folder, 'stars_margin'),
    'margin',
    margins.filter((cell) => cell.rows.length > 0),
    options,
    database,
  );
  write(
    resolve(folder, 'collection.properties'),
    'obs_collection=stars_collection\nhats_primary_table_url=stars\nall_margins=stars_margin\ndefault_margin=stars_margin\n',
  );
}

async function writeTable(
  folder: string,
  product: string,
  cells: readonly { order: number; pixel: bigint; rows: readonly (Star & { h: bigint })[] }[],
  options: Options,
  database: Writer,
): Promise<void> {
  const { suffix = '.parquet', rowGroupRows = 122_880, noHealpix, marginArcsec } = options;
  const position = 'hats_col_ra=ra\nhats_col_dec=dec\n';
  const healpix = noHealpix ? '' : 'hats_col_healpix=_healpix_29\nhats_col_healpix_order=29\n';
  const margin = product === 'margin' ? `hats_margin_threshold=${marginArcsec}\nhats_primary_table_url=stars\n` : '';
  write(
    resolve(folder, 'hats.properties'),
    `obs_collection=stars\ndataproduct_type=${product}\n${position}${healpix}${margin}hats_npix_suffix=${suffix}\nhats_nrows=${cells.reduce((n, { rows }) => n + rows.length, 0)}\n`,
  );
  write(
    resolve(folder, 'partition_info.csv'),
    `Norder,Npix\n${cells.map(({ order, pixel }) => `${order},${pixel}`).join('\n')}\n`,
  );
  for (const { order, pixel, rows } of cells) {
    const sorted = [...rows].sort((a, b) => (a.h < b.h ? -1 : 1));
    const number = (of: (star: Star) => number) => Float64Array.from(sorted, of);
    await database.query(++id, 'DROP TABLE IF EXISTS written');
    await database.putTable(
      'written',
      tableToIPC(
        tableFromArrays({
          _healpix_29: BigInt64Array.from(sorted, ({ h }) => h),
          id: BigInt64Array.from(sorted, (star) => BigInt(star.id)),
          ra: number((s) => s.ra),
          dec: number((s) => s.dec),
          mag: number((s) => s.mag),
        }),
        'stream',
      ),
    );
    const file = resolve(
      folder,
      `dataset/Norder=${order}/Dir=${Math.floor(Number(pixel) / 10000) * 10000}/Npix=${pixel}${suffix === '/' ? '/part0.parquet' : suffix}`,
    );
    mkdirSync(dirname(file), { recursive: true });
    await database.query(
      ++id,
      `COPY (SELECT * ${noHealpix ? 'EXCLUDE (_healpix_29)' : ''} FROM written) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE ${rowGroupRows})`,
    );
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
