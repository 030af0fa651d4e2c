import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { WHOLE_SKY } from '../../../catalogue/coverage/coverage.ts';
import { hullOf, wantedOf } from '../parts/wanted.ts';
import type { Need } from '../program/program.ts';
import type { Source } from '../program/source.ts';
import { writeMatch } from './writeMatch.ts';
import { writeRows } from './writeRows.ts';
import type { WrittenParts } from './writtenCell.ts';

/** The parts of a source that concern a need, from what is known of its partitions alone: no footer is read. */
export function writeParts(
  source: Source,
  need: Need,
  typesOf: (table: string) => readonly ColumnType[],
): WrittenParts {
  if (source.kind === 'match') return writeMatch(source, need, typesOf);
  const { catalogue, table } = source;
  const { columns, coverage, partitions } = wantedOf(catalogue, need, WHOLE_SKY);
  const found = partitions.map((partition) => [partition, hullOf(catalogue, coverage, partition)] as const);
  return { kind: 'catalogue', ...writeRows(catalogue, columns, typesOf(table), found) };
}
