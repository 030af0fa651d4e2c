import { nameOf } from '../../../catalogue/hats/addresses.ts';
import type { Partition } from '../../../catalogue/hats/catalogue.ts';
import { readSql } from './partitionSql.ts';
import type { ScanPart } from './wanted.ts';
import type { Part } from './part.ts';

/** A partition's part of a scan as a part of its source; of the rows of its files those between two fractions, all where absent. */
export function partOf(part: ScanPart, [from, to]: readonly [number, number] = [0, 1]): Part {
  const whole = from === 0 && to === 1;
  return {
    ...part,
    label: partitionLabel(part.partition),
    wholeFiles: whole && !part.hull,
    rowsSql: (name) => readSql(part, name, whole ? undefined : [from, to]),
    slice: (i, n) => partOf(part, [from + ((to - from) * i) / n, from + ((to - from) * (i + 1)) / n]),
  };
}

function partitionLabel({ order, pixel, files }: Partition): string {
  return order === undefined || pixel === undefined ? nameOf(files[0]!) : `Norder=${order}/Npix=${pixel}`;
}
