import type { Catalogue, Product } from './catalogue.ts';
import { recordOf } from '../../known/recordOf.ts';

/** What the properties file of one HATS table says, before its partitions are known. */
export type CatalogueInfo = {
  readonly about: Pick<Catalogue, 'name' | 'product' | 'rows' | 'bytes' | 'position' | 'healpix' | 'properties'>;
  /** Where partitions lie under the table's folder: `dataset/`, or nothing in HiPSCat. */
  readonly root: string;
  /** `.parquet`, `.parq`, …, or `/` where each partition is a folder of files. */
  readonly suffix: string;
};

/** Where the partitions of a HATS table lie in its folder. */
export const HATS_ROOT = 'dataset/';

const PRODUCTS: readonly Product[] = ['object', 'source', 'margin', 'index', 'association', 'map'];

/**
 * Reads HATS 1.0 properties. The spatial index's column and order are as declared; absent where they are not declared.
 */
export function hatsInfo(properties: Readonly<Record<string, string>>, folderName: string): CatalogueInfo {
  const p = properties;
  const order = numberOf(p.hats_col_healpix_order);
  return {
    about: {
      name: p.obs_collection || folderName,
      product: PRODUCTS.find((product) => product === p.dataproduct_type) ?? 'object',
      rows: numberOf(p.hats_nrows),
      bytes: p.hats_estsize ? Number(p.hats_estsize) * 1024 : undefined,
      position: p.hats_col_ra && p.hats_col_dec ? { ra: p.hats_col_ra, dec: p.hats_col_dec } : undefined,
      healpix: p.hats_col_healpix && order !== undefined ? { column: p.hats_col_healpix, order } : undefined,
      properties,
    },
    root: HATS_ROOT,
    suffix: p.hats_npix_suffix || '.parquet',
  };
}

/**
 * Reads `catalog_info.json` of HiPSCat 0.3, the predecessor of HATS: no `dataset` folder. Its `_hipscat_index` is no
 * HEALPix index of any order.
 */
export function hipscatInfo(json: string, folderName: string): CatalogueInfo {
  const info = recordOf(JSON.parse(json));
  const properties = Object.fromEntries(Object.entries(info).map(([key, value]) => [key, String(value ?? '')]));
  const { ra_column: ra, dec_column: dec } = properties;
  return {
    about: {
      name: properties.catalog_name || folderName,
      product: PRODUCTS.find((product) => product === properties.catalog_type) ?? 'object',
      rows: numberOf(properties.total_rows),
      position: ra && dec ? { ra, dec } : undefined,
      properties,
    },
    root: '',
    suffix: '.parquet',
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
