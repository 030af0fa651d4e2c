import type { Column } from '../../../../workers/wire/column.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { openCatalogue } from '../../../catalogue/hats/openCatalogue.ts';
import { dialectOf } from '../../../catalogue/hats/dialect.ts';
import { wordsOf } from '../../../catalogue/hats/properties.ts';
import type { Read } from '../../../catalogue/read.ts';
import { absolute } from '../address/localAddress.ts';
import { isOnServer } from '../address/serverAddress.ts';
import type { Footers } from './footers.ts';
import { checkOwn, ownFiles } from './ownFiles.ts';
import { Recent } from '../../recent.ts';

const CATALOGUE_BYTES = 64 * 2 ** 20;

/** The catalogues that cells have named; each is opened once as long as there is room for it. */
export class Catalogues {
  readonly #catalogues = new Recent<Catalogue>(CATALOGUE_BYTES, bytesOf);
  readonly #footers: Footers;

  constructor(footers: Footers) {
    this.#footers = footers;
  }

  /**
   * The catalogue at an absolute address, or of the Parquet files at several. Fails with kind `fetch`; a later call
   * tries again.
   */
  open(url: string | readonly string[]): Promise<Catalogue> {
    const urls = [url].flat();
    return this.#catalogues.get(JSON.stringify(urls), async () => {
      const [first = ''] = urls;
      const marks = new Map<string, string>();
      const read: Read = async (file, ...how) => {
        const fetched = await this.#footers.read(file, ...how);
        if (fetched.version !== undefined) marks.set(file, fetched.version);
        return fetched;
      };
      const catalogue = await openCatalogue(url, ownFiles(first, read));
      const { partitions, margins, indexes } = catalogue;
      checkOwn(first, [...partitions.flatMap(({ files }) => files), ...[...margins, ...indexes].map(({ url }) => url)]);
      this.#footers.expect(catalogue.columns.length);
      const [asks, mark] = [dialectOf(catalogue.url), marks.get(catalogue.url)];
      return { ...catalogue, ...(asks && { asks }), ...(mark !== undefined && { mark }) };
    });
  }

  /**
   * The columns of what was opened at an address as it is written, those first that its publisher has read by default.
   */
  known(address: string, siteUrl: string): readonly Column[] | undefined {
    if (!URL.canParse(address, siteUrl) || isOnServer(address)) return undefined;
    const catalogue = this.#catalogues.peek(JSON.stringify([absolute(address, { siteUrl })]));
    if (!catalogue) return undefined;
    const first = new Set(wordsOf(catalogue.properties.hats_cols_default));
    const { columns } = catalogue;
    return [...columns.filter(({ name }) => first.has(name)), ...columns.filter(({ name }) => !first.has(name))];
  }

  /** Forgets those of which an address is gone. */
  forget(isGone: (url: string) => boolean): void {
    for (const key of this.#catalogues.keys()) {
      const addresses: readonly string[] = JSON.parse(key);
      if (addresses.some(isGone)) this.#catalogues.delete(key);
    }
  }
}

/** About what a catalogue takes in memory. */
function bytesOf({ partitions, columns, properties }: Catalogue): number {
  return 400 * partitions.length + 600 * columns.length + 200 * Object.keys(properties).length;
}
