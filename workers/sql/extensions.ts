import { FOLDER } from '../wire/partPath.ts';
import type { TakePart } from '../wire/takePart.ts';

/** Where DuckDB asks for its extensions: nobody's address, which this worker answers itself. */
export const EXTENSIONS_URL = 'https://site.invalid/extensions/';

// DuckDB loads what is signed for its own version alone.
const FILES = ['parquet', 'json'].map((name) => `v1.5.1/wasm_eh/${name}.duckdb_extension.wasm`);

/** The extensions of the site, by the address at which DuckDB asks for each. */
export async function takeExtensions(take: TakePart): Promise<Map<string, ArrayBuffer>> {
  return new Map(
    await Promise.all(
      FILES.map(async (file) => [`${EXTENSIONS_URL}${file}`, await take(`${FOLDER.extensions}${file}`)] as const),
    ),
  );
}
