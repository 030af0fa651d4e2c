import type { Column } from '../../../../workers/wire/column.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { coverageOf, holds, touches, WHOLE_SKY, type Coverage } from '../../../catalogue/coverage/coverage.ts';
import { decRange } from '../../../catalogue/coverage/decRange.ts';
import { grown } from '../../../catalogue/coverage/grown.ts';
import { intersection } from '../../../catalogue/coverage/setOperations.ts';
import type { Catalogue, Partition } from '../../../catalogue/hats/catalogue.ts';
import { positionColumns } from '../../../catalogue/hats/positionColumns.ts';
import { rangeOf } from '../../../catalogue/healpix/tree.ts';
import { boundsOf } from '../../../catalogue/parquet/boundsOf.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import type { Member } from '../pool/member.ts';
import { planParts } from './partitionParts.ts';
import { readSql } from './partitionSql.ts';
import { scanNeed } from './wanted.ts';
import type { ScanNeed, ScanPart } from './wanted.ts';
import { makeScanTable } from '../sources/scanTable.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { LeftPart, MatchOperand } from './matchOperand.ts';
import { partOf } from './partOf.ts';
import type { Part, Planning } from './part.ts';

/** A catalogue as a side of a cross-match. */
export class CatalogueOperand implements MatchOperand {
  readonly position: { readonly ra: string; readonly dec: string };
  readonly #catalogue: Catalogue;
  readonly #margin: Catalogue | undefined;
  readonly #catalogues: Catalogues;
  readonly #coordinator: Member;
  readonly #table: string;

  /** `margin` must hold what lies within the match's radius of each partition; `table` is a name for its empty table. */
  constructor(catalogue: Catalogue, margin: Catalogue | undefined, table: string, catalogues: Catalogues, coordinator: Member) {
    const position = catalogue.position ?? positionColumns(catalogue.columns);
    if (!position) throw new NotebookError({ kind: 'sql', message: `${catalogue.name} has no positions to match by.`, detail: `Its columns are ${catalogue.columns.map(({ name }) => name).join(', ')}.` });
    this.position = position;
    this.#catalogue = catalogue;
    this.#margin = margin;
    this.#table = table;
    this.#catalogues = catalogues;
    this.#coordinator = coordinator;
  }

  get name(): string {
    return this.#catalogue.name;
  }

  get columns(): readonly Column[] {
    return this.#catalogue.columns;
  }

  get partCount(): number {
    return this.#catalogue.partitions.length;
  }

  async types(): Promise<ReadonlyMap<string, string>> {
    await makeScanTable(this.#table, this.#catalogue, this.#coordinator, this.#catalogues);
    return new Map((await this.#coordinator.describe(`FROM ${identifier(this.#table)}`)).map(({ name, type }) => [name, type]));
  }

  reach(radiusDeg: number): Coverage {
    const pixels = this.#catalogue.partitions.map(placeOf);
    return pixels.some((pixel) => pixel === WHOLE_SKY) ? WHOLE_SKY : grown(coverageOf(pixels.flat()), radiusDeg);
  }

  async parts(names: ReadonlySet<string>, conditions: readonly Expression[], within: Coverage, planning: Planning): Promise<readonly LeftPart[]> {
    const need = scanNeed(this.#catalogue, lowered(names), conditions, within);
    const scanned = await planParts(this.#catalogue, need, this.#catalogues, planning);
    return scanned.map((part) => {
      const place = placeOf(part.partition);
      return { ...partOf(part), coverage: intersection(place === WHOLE_SKY ? boundsOf(part.files.map(({ file }) => file.metadata), this.position) : place, need.coverage) };
    });
  }

  async around(left: LeftPart, radiusDeg: number, names: ReadonlySet<string>, planning: Planning): Promise<Part | undefined> {
    const near = grown(left.coverage, radiusDeg);
    const need = this.#needNear(this.#catalogue, near, names);
    const home = left.coverage.length > 0 && this.#margin ? need.partitions.find((partition) => holdsAll(placeOf(partition), left.coverage)) : undefined;
    const own = await planParts(this.#catalogue, home ? { ...need, partitions: [home] } : need, this.#catalogues, planning);
    const beside = home ? await this.#besides(home, near, names, planning) : [];
    return joined([...own, ...beside], left.label);
  }

  async release(): Promise<void> {
    await this.#coordinator.query(`DROP TABLE IF EXISTS ${identifier(this.#table)}`);
  }

  /** What the margin holds for a partition. */
  async #besides(home: Partition, near: Coverage, names: ReadonlySet<string>, planning: Planning): Promise<readonly ScanPart[]> {
    const margin = this.#margin!;
    const need = this.#needNear(margin, near, names);
    const own = margin.partitions.filter(({ order, pixel }) => order === home.order && pixel === home.pixel);
    return planParts(margin, { ...need, partitions: own }, this.#catalogues, planning);
  }

  /** What lies in `near`; by declination too where there is no HEALPix column to skip row groups by. */
  #needNear(catalogue: Catalogue, near: Coverage, names: ReadonlySet<string>): ScanNeed {
    const need = scanNeed(catalogue, lowered(names), [], near);
    return catalogue.healpix ? need : { ...need, predicates: [{ column: this.position.dec, intervals: [decRange(near)] }] };
  }
}

function joined(parts: readonly ScanPart[], label: string): Part | undefined {
  if (parts.length === 0) return undefined;
  const sum = (of: (part: ScanPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    label,
    files: parts.flatMap(({ files }) => files),
    // By name: a margin may have its columns in another order.
    rowsSql: (nameOf) => parts.map((part) => `(${readSql(part, nameOf)})`).join(' UNION ALL BY NAME '),
    rowGroups: sum((part) => part.rowGroups),
    rows: sum((part) => part.rows),
    bytes: sum((part) => part.bytes),
    unpackedBytes: sum((part) => part.unpackedBytes),
  };
}

/** Where a partition's rows lie; anywhere, for plain files. */
function placeOf({ order, pixel }: Partition): Coverage {
  return order === undefined || pixel === undefined ? WHOLE_SKY : [rangeOf(order, BigInt(pixel))];
}

function holdsAll(place: Coverage, coverage: Coverage): boolean {
  return place !== WHOLE_SKY && coverage.every((range) => holds(place, range)) && coverage.some((range) => touches(place, range));
}

function lowered(names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].map((name) => name.toLowerCase()));
}
