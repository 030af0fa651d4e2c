import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pixelsAt } from '../../../catalogue/healpix/pixelAt.ts';
import type { Native } from './nativeDatabase.ts';

/** Columns that some partitions may lack, and those that some may have of a narrower type, by table. */
const ODD: Readonly<Record<string, { readonly absent: readonly string[]; readonly narrow: readonly string[] }>> = {
  sky: {
    absent: ['mag', 'n', 'cls', 'flag', 'price', 'day', 's', 'l', 'x', '"odd Name"', 'u', 'f'],
    narrow: ['n::TINYINT AS n', 'mag::FLOAT AS mag', 'price::DECIMAL(6,2) AS price', 'l::INTEGER[] AS l'],
  },
  field: { absent: ['band', 'flux', 'seen'], narrow: ['flux::FLOAT AS flux'] },
};

type Cell = { readonly order: number; readonly pixel: bigint; readonly rows: readonly number[] };

/**
 * Writes the native database's table as a HATS catalogue that is odd in some of the ways that the standard allows, and
 * makes the table what the catalogue holds: positions moved to poles and RA 0, or without a number, columns null where
 * a partition lacks them. Gives what it is like.
 */
export async function writeRandomCatalogue(
  native: Native,
  random: () => number,
  {
    folder,
    table,
    ra,
    dec,
  }: { readonly folder: string; readonly table: string; readonly ra: string; readonly dec: string },
): Promise<string> {
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const often = (chance: number): boolean => random() < chance;
  await native(`ALTER TABLE ${table} RENAME TO was`);
  const count = Math.floor(1 + 2000 * random() ** 2);
  const moved = one(['none', 'poles', 'wrap', 'field']);
  const lost = often(0.5);
  const type = lost || often(0.5) ? 'DOUBLE' : 'DECIMAL(18, 5)';
  await native(
    `CREATE TABLE rows AS SELECT row_number() OVER () - 1 AS nth, * REPLACE (${ra}::${type} AS ${ra}, ${dec}::${type} AS ${dec}) FROM was LIMIT ${count}`,
  );
  await native('DROP TABLE was');
  const places = {
    none: [ra, dec],
    poles: [ra, `CASE WHEN nth % 3 = 0 THEN 90 - nth / 500 WHEN nth % 3 = 1 THEN nth / 900 - 90 ELSE ${dec} END`],
    wrap: [
      `CASE WHEN nth % 2 = 0 THEN (359.5 + (nth % 100) / 99) % 360 ELSE ${ra} END`,
      `CASE WHEN nth % 2 = 0 THEN (nth % 77) / 30 ELSE ${dec} END`,
    ],
    field: [`150 + (nth * 37 % 1000) / 900`, `2 + (nth * 91 % 1000) / 900`],
  }[moved]!;
  await native(`UPDATE rows SET ${ra} = ${places[0]}, ${dec} = ${places[1]}`);
  if (lost)
    await native(
      `UPDATE rows SET ${ra} = CASE nth % 5 WHEN 0 THEN NULL WHEN 1 THEN 'nan'::DOUBLE WHEN 2 THEN 'inf' ELSE ${ra} END, ${dec} = CASE nth % 5 WHEN 1 THEN NULL WHEN 3 THEN 'nan'::DOUBLE WHEN 4 THEN '-inf' ELSE ${dec} END WHERE nth % 29 = 0`,
    );

  const positions = (
    await native(`SELECT coalesce(${ra}::DOUBLE, 'nan'), coalesce(${dec}::DOUBLE, 'nan') FROM rows ORDER BY nth`)
  ).map((row) => row.map(Number) as [number, number]);
  const isPlaced = positions.map((place) => place.every(Number.isFinite));
  const pixels = pixelsAt(
    Float64Array.from(positions, ([value], i) => (isPlaced[i] ? value : 0)),
    Float64Array.from(positions, ([, value], i) => (isPlaced[i] ? value : 0)),
    29,
  );
  const cells = cut(pixels, isPlaced, { mostRows: one([60, 200, 600, 3000]), least: one([0, 0, 0, 1, 2]) });
  // Rows without a position have to stand somewhere.
  const homes = Array.from({ length: positions.length }, () => Math.floor(random() * cells.length));
  for (const [i, { rows }] of cells.entries()) for (const at of rows) homes[at] = i;
  const index = one(['_healpix_29', '_healpix_29', '_healpix_29', undefined]);
  const indexType = one(['BIGINT', 'BIGINT', 'UBIGINT']);
  await native(`CREATE TABLE homes (nth BIGINT, home INTEGER, h ${indexType})`);
  await native(
    `INSERT INTO homes VALUES ${homes.map((home, i) => `(${i}, ${home}, ${isPlaced[i] ? pixels[i] : 'NULL'})`).join(', ')}`,
  );
  const isStated = often(0.6);
  const columns = (await native(`SELECT column_name FROM (DESCRIBE rows)`))
    .map(([name]) => `"${String(name)}"`)
    .slice(1);
  await native(
    `CREATE TABLE placed AS SELECT nth, home, ${index ? `h AS ${index}, ` : ''}${columns.join(', ')} FROM rows JOIN homes USING (nth)`,
  );
  const all = [...(index ? [index] : []), ...columns];

  const { absent, narrow } = ODD[table]!;
  const absents = cells.map((_, i) => (i > 0 && often(0.3) ? absent.filter(() => often(0.3)) : []));
  for (const [i, names] of absents.entries())
    for (const name of names) await native(`UPDATE placed SET ${name} = NULL WHERE home = ${i}`);
  await native(`CREATE TABLE ${table} AS SELECT ${all.join(', ')} FROM placed ORDER BY home, nth`);

  const options = () =>
    `FORMAT parquet, COMPRESSION ${one(['zstd', 'snappy', 'gzip', 'uncompressed'])}, PARQUET_VERSION ${one(['V1', 'V2'])}, ROW_GROUP_SIZE ${one([256, 2048, 122880])}`;
  const isMixed = often(0.4);
  const isCollection = often(0.4);
  const main = isCollection ? resolve(folder, 'main') : folder;
  const file = ({ order, pixel }: Cell) =>
    resolve(main, `dataset/Norder=${order}/Dir=${(pixel / 10000n) * 10000n}/Npix=${pixel}.parquet`);
  const orderBy = index && often(0.7) ? ` ORDER BY ${index}` : ' ORDER BY nth';
  for (const [i, cell] of cells.entries()) {
    const own = all.filter((name) => !absents[i]!.some((odd) => odd.replaceAll('"', '') === name.replaceAll('"', '')));
    const list = own.map((name) => {
      const key = name.replaceAll('"', '');
      const narrowed = isMixed && i > 0 && often(0.3) ? narrow.find((text) => text.endsWith(` AS ${key}`)) : undefined;
      return narrowed ?? name;
    });
    const written = isStated && often(0.1) ? list.toReversed() : list;
    mkdirSync(dirname(file(cell)), { recursive: true });
    await native(
      `COPY (SELECT ${written.join(', ')} FROM placed WHERE home = ${i}${orderBy}) TO '${file(cell)}' (${options()})`,
    );
  }
  if (isStated)
    await native(
      `COPY (SELECT ${all.join(', ')} FROM placed LIMIT 0) TO '${main}/dataset/_common_metadata' (FORMAT parquet)`,
    );
  if (often(0.4))
    await native(
      `COPY (SELECT ${all.join(', ')} FROM placed USING SAMPLE 20) TO '${main}/dataset/data_thumbnail.parquet' (FORMAT parquet)`,
    );
  const states = often(0.5);
  write(
    resolve(main, 'hats.properties'),
    `obs_collection=${table}\ndataproduct_type=object\nhats_nrows=${positions.length}\nhats_col_ra=${ra}\nhats_col_dec=${dec}\n` +
      (index ? `hats_col_healpix=${index}\nhats_col_healpix_order=29\n` : '') +
      (states ? `hats_cols_default=${ra} ${dec}\nhats_npix_suffix=.parquet\nhats_skymap_order=4\nhats_order=3\n` : ''),
  );
  write(
    resolve(main, 'partition_info.csv'),
    `Norder,Npix\n${cells.map(({ order, pixel }) => `${order},${pixel}`).join('\n')}\n`,
  );
  if (isCollection)
    write(resolve(folder, 'collection.properties'), `obs_collection=${table}_c\nhats_primary_table_url=main\n`);
  for (const made of ['rows', 'homes', 'placed']) await native(`DROP TABLE ${made}`);
  const lacking = absents.filter(({ length }) => length > 0).length;
  return `${positions.length} rows, ${cells.length} partitions, positions ${moved}${lost ? ', some lost' : ''}, ${index ?? 'no index'}, ${isStated ? 'stated' : 'unstated'}, ${lacking} lack columns${isMixed ? ', mixed types' : ''}`;
}

/** Cuts the sky into pixels of at most so many rows, some of which have none. */
function cut(
  pixels: BigInt64Array | BigUint64Array,
  isPlaced: readonly boolean[],
  { mostRows, least }: { readonly mostRows: number; readonly least: number },
): readonly Cell[] {
  const cells: Cell[] = [];
  const divide = (order: number, pixel: bigint, rows: readonly number[]): void => {
    if (rows.length === 0 && (order !== 0 || pixel % 3n !== 0n)) return;
    if (order >= 9 || (rows.length <= mostRows && (order >= least || rows.length < 2)))
      return void cells.push({ order, pixel, rows });
    for (let child = 4n * pixel; child < 4n * pixel + 4n; child++)
      divide(
        order + 1,
        child,
        rows.filter((at) => BigInt(pixels[at]!) >> BigInt(58 - 2 * (order + 1)) === child),
      );
  };
  const placed = [...pixels.keys()].filter((at) => isPlaced[at]);
  for (let face = 0n; face < 12n; face++)
    divide(
      0,
      face,
      placed.filter((at) => BigInt(pixels[at]!) >> 58n === face),
    );
  return cells;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
