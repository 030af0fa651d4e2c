import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { conjuncts } from '../../../catalogue/split/conjuncts.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import type { Catalogues } from '../catalogues.ts';
import type { Member } from '../member.ts';
import { planParts } from '../planParts.ts';
import { scanNeed } from '../scanPlan.ts';
import { makeScanTable } from '../scanTable.ts';
import { columnsNamed } from './columnsNamed.ts';
import { partOf } from './partOf.ts';
import type { Planning, Source, SourcePlan } from './source.ts';

/** A catalogue as a source: a part is a partition. */
export class CatalogueSource implements Source {
  readonly catalogue: Catalogue;
  readonly #catalogues: Catalogues;
  readonly #coordinator: Member;

  constructor(catalogue: Catalogue, catalogues: Catalogues, coordinator: Member) {
    this.catalogue = catalogue;
    this.#catalogues = catalogues;
    this.#coordinator = coordinator;
  }

  get name(): string {
    return this.catalogue.name;
  }

  get columns(): Catalogue['columns'] {
    return this.catalogue.columns;
  }

  createTable(table: string): Promise<void> {
    return makeScanTable(table, this.catalogue, this.#coordinator, this.#catalogues);
  }

  async plan(partial: SelectNode, planning: Planning): Promise<SourcePlan> {
    const need = scanNeed(this.catalogue, columnsNamed(partial), conjuncts(partial.where_clause));
    const scanned = await planParts(this.catalogue, need, this.#catalogues, planning);
    const parts = scanned.map((part) => partOf(part));
    return { parts, ofParts: this.catalogue.partitions.length, columns: need.columns };
  }

  async release(): Promise<void> {}
}
