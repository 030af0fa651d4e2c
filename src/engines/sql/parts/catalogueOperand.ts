import { coverageOf, holds, touches, WHOLE_SKY, type Coverage } from '../../../catalogue/coverage/coverage.ts';
import { grown } from '../../../catalogue/coverage/grown.ts';
import { intersection } from '../../../catalogue/coverage/setOperations.ts';
import type { Catalogue, Partition } from '../../../catalogue/hats/catalogue.ts';
import { placeOf } from '../../../catalogue/hats/placeOf.ts';
import { skyInterval } from '../../../catalogue/hats/skyInterval.ts';
import { boundsOf } from '../../../catalogue/parquet/boundsOf.ts';
import type { Need } from '../program/program.ts';
import type { MatchSide } from '../program/source.ts';
import type { LeftPart, MatchOperand, SideNeed } from './matchOperand.ts';
import type { Part } from './part.ts';
import { partitionParts } from './partitionParts.ts';
import { partitionSql } from './partitionSql.ts';
import { partOf } from './partOf.ts';
import type { Reading } from './reading.ts';
import { wantedOf, type PartitionPart, type Wanted } from './wanted.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** A catalogue as a side of a cross-match. */
export class CatalogueOperand implements MatchOperand {
  readonly #side: Extract<MatchSide, { kind: 'catalogue' }>;
  readonly #reading: Reading;

  constructor(side: Extract<MatchSide, { kind: 'catalogue' }>, reading: Reading) {
    this.#side = side;
    this.#reading = reading;
  }

  get partCount(): number {
    return this.#side.catalogue.partitions.length;
  }

  reach(radiusDeg: number): Coverage {
    const pixels = this.#side.catalogue.partitions.map(placeOf);
    return pixels.some((pixel) => pixel === WHOLE_SKY) ? WHOLE_SKY : grown(coverageOf(pixels.flat()), radiusDeg);
  }

  async parts({ names, conditions }: SideNeed, within: Coverage): Promise<readonly LeftPart[]> {
    const { catalogue, position } = this.#side;
    const wanted = wantedOf(catalogue, needOf(names, conditions), within);
    const found = await partitionParts(catalogue, wanted, this.#reading);
    return Promise.all(
      found.map(async (part) => {
        const place = placeOf(part.partition);
        const files = place === WHOLE_SKY ? await Promise.all(part.files.map((file) => file.footer())) : [];
        const bounds =
          place === WHOLE_SKY
            ? boundsOf(
                files.map(({ metadata }) => metadata),
                position,
              )
            : place;
        return { ...partOf(part), coverage: intersection(bounds, wanted.coverage) };
      }),
    );
  }

  async around(left: LeftPart, radiusDeg: number, names: ReadonlySet<string>): Promise<Part | undefined> {
    const { catalogue, margin } = this.#side;
    const near = grown(left.coverage, radiusDeg);
    const wanted = this.#wantedNear(catalogue, near, names);
    const isMargined = left.coverage.length > 0 && margin !== undefined;
    const home = isMargined
      ? wanted.partitions.find((partition) => holdsAll(placeOf(partition), left.coverage))
      : undefined;
    const own = await partitionParts(catalogue, home ? { ...wanted, partitions: [home] } : wanted, this.#reading);
    const beside = home && margin ? await this.#beside(home, this.#wantedNear(margin, near, names), margin) : [];
    return joined([...own, ...beside], left.label);
  }

  /** What the margin holds for a partition. */
  #beside(home: Partition, wanted: Wanted, margin: Catalogue): Promise<readonly PartitionPart[]> {
    const partitions = margin.partitions.filter(({ order, pixel }) => order === home.order && pixel === home.pixel);
    return partitionParts(margin, { ...wanted, partitions }, this.#reading);
  }

  /** What lies in `near`. */
  #wantedNear(catalogue: Catalogue, near: Coverage, names: ReadonlySet<string>): Wanted {
    const { healpix } = catalogue;
    const interval = skyInterval({ ...(healpix && { healpix }), position: this.#side.position }, near);
    const predicates = interval ? [{ column: interval.column, intervals: [interval] }] : [];
    return { ...wantedOf(catalogue, needOf(names, []), near), predicates, isShared: true };
  }
}

function needOf(names: ReadonlySet<string>, conditions: Need['conditions']): Need {
  return { names: [...names].map((name) => sqlKey(name)), conditions };
}

function joined(parts: readonly PartitionPart[], label: string): Part | undefined {
  if (parts.length === 0) return undefined;
  const sum = (of: (part: PartitionPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    label,
    files: parts.flatMap(({ files }) => files),
    ...(parts[0]?.asked !== undefined && { asked: parts[0].asked }),
    // By name: a margin may have its columns in another order.
    rowsSql: (nameOf) => parts.map((part) => `(${partitionSql(part, nameOf)})`).join(' UNION ALL BY NAME '),
    rowGroups: sum((part) => part.rowGroups),
    rows: sum((part) => part.rows),
    bytes: sum((part) => part.bytes),
    unpackedBytes: sum((part) => part.unpackedBytes),
  };
}

function holdsAll(place: Coverage, coverage: Coverage): boolean {
  return (
    place !== WHOLE_SKY &&
    coverage.every((range) => holds(place, range)) &&
    coverage.some((range) => touches(place, range))
  );
}
