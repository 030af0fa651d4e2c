import { FOLDER } from '../wire/partPath.ts';
import type { TakePart } from '../wire/takePart.ts';

/** Where DuckDB asks for its extensions: nobody's address, which this worker answers itself. */
export const EXTENSIONS_URL = 'https://site.invalid/extensions/';

/** Where one of them lies below their folder: DuckDB loads those of its own version alone. */
export function extensionPath(name: string): string {
  return `v1.5.1/wasm_eh/${name}.duckdb_extension.wasm`;
}

const FILES = ['parquet', 'json'].map(extensionPath);

/** The extensions of the site, by the address at which DuckDB asks for each. */
export async function takeExtensions(take: TakePart): Promise<Map<string, ArrayBuffer>> {
  return new Map(
    await Promise.all(
      FILES.map(async (file) => [`${EXTENSIONS_URL}${file}`, await take(`${FOLDER.extensions}${file}`)] as const),
    ),
  );
}
