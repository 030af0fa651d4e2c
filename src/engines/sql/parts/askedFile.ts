import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { fileSelect, type FileSelect } from './fileSelect.ts';
import type { PartFile } from './part.ts';

/** A file that its server makes as it is asked for: what it holds is known once it is here. */
export class AskedFile implements PartFile {
  readonly url: string;
  /** It comes whole. */
  readonly ranges = [];
  readonly #catalogue: Catalogue;
  readonly #columns: readonly string[];
  readonly #likelyRows: number;
  #file: ParquetFile | undefined;

  constructor(url: string, catalogue: Catalogue, columns: readonly string[], likelyRows: number) {
    this.url = url;
    this.#catalogue = catalogue;
    this.#columns = columns;
    this.#likelyRows = likelyRows;
  }

  arrived(file: ParquetFile): void {
    this.#file = file;
  }

  get rows(): number {
    return this.#file ? Number(this.#file.metadata.num_rows) : this.#likelyRows;
  }

  /** Of all that was asked for, as it stands there; before it is here, as the catalogue states it. */
  get select(): FileSelect {
    return this.#file ? fileSelect(this.#catalogue, this.#columns, this.#file) : { list: '*', options: '', fits: true };
  }
}
