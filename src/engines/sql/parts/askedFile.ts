import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import type { ReadFooters } from '../program/reads.ts';
import { fileSelect, type FileSelect } from './fileSelect.ts';
import type { PartFile } from './part.ts';

type Asked = { readonly catalogue: Catalogue; readonly columns: readonly string[]; readonly likelyRows: number };

/** A file that its server makes as it is asked for: what it holds is known once it is here. */
export class AskedFile implements PartFile {
  readonly url: string;
  readonly isAsked = true;
  readonly isOnDisk = false;
  /** It comes whole. */
  readonly ranges = [];
  readonly #footers: ReadFooters;
  readonly #catalogue: Catalogue;
  readonly #columns: readonly string[];
  readonly #likelyRows: number;
  #file: ParquetFile | undefined;

  /** `columns` are those asked for of `catalogue`, and `likelyRows` what it may have of them. */
  constructor(url: string, footers: ReadFooters, { catalogue, columns, likelyRows }: Asked) {
    this.url = url;
    this.#footers = footers;
    this.#catalogue = catalogue;
    this.#columns = columns;
    this.#likelyRows = likelyRows;
  }

  async footer(): Promise<ParquetFile> {
    this.#file = await this.#footers.file(this.url);
    return this.#file;
  }

  get rows(): number {
    return this.#file ? Number(this.#file.metadata.num_rows) : this.#likelyRows;
  }

  /** Of all that was asked for, as it stands there; before it is here, as the catalogue states it. */
  get select(): FileSelect {
    return this.#file
      ? fileSelect(this.#catalogue, this.#columns, this.#file)
      : { list: '*', options: '', fits: true, key: '' };
  }
}
