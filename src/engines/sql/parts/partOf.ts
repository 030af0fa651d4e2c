import { fileNameOf } from '../../../catalogue/hats/addresses.ts';
import type { Partition } from '../../../catalogue/hats/catalogue.ts';
import type { NameOf, Part, PartFile } from './part.ts';
import { inHull, partitionSql, type Slice } from './partitionSql.ts';
import type { PartitionPart } from './wanted.ts';

/** A partition's part of a source; of the rows of its files those between two fractions, all where absent. */
export function partOf(part: PartitionPart, [from, to]: Slice = [0, 1]): Part {
  const whole = from === 0 && to === 1;
  return {
    ...part,
    label: partitionLabel(part.partition),
    ...(whole &&
      !part.hull && { filesSql: (files: readonly PartFile[], name: NameOf) => partitionSql({ files }, name) }),
    ...(whole &&
      part.files.every(({ wholeBytes }) => wholeBytes !== undefined) && {
        wholeSql: (rows: string) => (part.hull ? `SELECT * FROM (${rows}) WHERE ${inHull(part.hull)}` : rows),
      }),
    rowsSql: (name) => partitionSql(part, name, whole ? undefined : [from, to]),
    slice: (i, n) => partOf(part, [from + ((to - from) * i) / n, from + ((to - from) * (i + 1)) / n]),
  };
}

function partitionLabel({ order, pixel, files }: Partition): string {
  return order === undefined || pixel === undefined ? fileNameOf(files[0] ?? '') : `Norder=${order}/Npix=${pixel}`;
}
