import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { conjuncts } from '../../../catalogue/split/conjuncts.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { planParts } from './partitionParts.ts';
import { scanNeed } from './wanted.ts';
import { makeScanTable } from '../sources/scanTable.ts';
import { columnsNamed } from '../passes/columnsNamed.ts';
import { indexLookup, type IndexReading } from './indexLookup.ts';
import { partOf } from './partOf.ts';
import type { Planning, Source, SourcePlan } from './part.ts';

/** A catalogue as a source: a part is a partition. */
export class CatalogueSource implements Source {
  readonly catalogue: Catalogue;
  readonly #reading: IndexReading;

  constructor(catalogue: Catalogue, reading: IndexReading) {
    this.catalogue = catalogue;
    this.#reading = reading;
  }

  get name(): string {
    return this.catalogue.name;
  }

  get columns(): Catalogue['columns'] {
    return this.catalogue.columns;
  }

  createTable(table: string): Promise<void> {
    return makeScanTable(table, this.catalogue, this.#reading.coordinator, this.#reading.catalogues);
  }

  async plan(partial: SelectNode, planning: Planning): Promise<SourcePlan> {
    const need = scanNeed(this.catalogue, columnsNamed(partial), conjuncts(partial.where_clause));
    const partitions = await indexLookup(this.catalogue, need.partitions, need.predicates, this.#reading, planning);
    const scanned = await planParts(this.catalogue, { ...need, partitions }, this.#reading.catalogues, planning);
    const parts = scanned.map((part) => partOf(part));
    return { parts, ofParts: this.catalogue.partitions.length, columns: need.columns };
  }

  async release(): Promise<void> {}
}
