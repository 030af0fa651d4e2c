import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { place, writeWhole } from './cache.ts';

type Stamp = { readonly stamp: string; readonly bytes: Readonly<Record<string, number>> };

const STAMP = 'stamp.json';

/**
 * The folder that set-up fills. Its stamp is written last, so that a run that was interrupted is never taken for a
 * whole one.
 */
export class VendorFolder {
  readonly #bytes = new Map<string, number>();

  constructor(readonly folder: string) {}

  /** Whether a whole run left this stamp, and every file of that run is still here in its size. */
  async isCurrent(stamp: string): Promise<boolean> {
    const path = join(this.folder, STAMP);
    if (!existsSync(path)) return false;
    const kept: Stamp = JSON.parse(await readFile(path, 'utf8'));
    if (kept.stamp !== stamp) return false;
    const sizes = await Promise.all(
      Object.entries(kept.bytes).map(
        async ([name, bytes]) => (await stat(join(this.folder, name)).catch(() => undefined))?.size === bytes,
      ),
    );
    return sizes.every(Boolean);
  }

  /** Begins a run: from here to its end the folder has no stamp. */
  async begin(): Promise<void> {
    await rm(join(this.folder, STAMP), { force: true });
  }

  /** Puts a file into the folder; names have `/`. */
  async place(from: string, name: string): Promise<void> {
    await place(from, join(this.folder, name));
    await this.#note(name);
  }

  /** Writes a file into the folder. */
  async write(name: string, text: string): Promise<void> {
    await writeWhole(join(this.folder, name), text);
    await this.#note(name);
  }

  /** Ends a run: files of earlier runs go, and the stamp is written. */
  async finish(stamp: string): Promise<void> {
    for (const entry of await readdir(this.folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(this.folder.length + 1).replaceAll('\\', '/');
      if (entry.isFile() && !this.#bytes.has(name)) await rm(path, { force: true });
    }
    const made: Stamp = { stamp, bytes: Object.fromEntries(this.#bytes) };
    await writeWhole(join(this.folder, STAMP), JSON.stringify(made));
  }

  async #note(name: string): Promise<void> {
    this.#bytes.set(name, (await stat(join(this.folder, name))).size);
  }
}
