import type { Column } from '../../../../workers/wire/column.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { degreeColumns, type DegreeColumns } from '../../../catalogue/position/degreeColumns.ts';
import { icrsSql } from '../../../catalogue/position/icrsSql.ts';
import type { MatchSide } from '../program/source.ts';

type Side = {
  readonly table: string;
  readonly name: string;
  readonly catalogue?: Catalogue;
  readonly columns: readonly Column[];
};

const PLAIN = { raForm: 'degrees', decForm: 'degrees', frame: 'icrs' } as const;

/**
 * The columns of a side's positions, and SQL that makes ICRS degrees of them. Fails with kind `sql` where it has none,
 * or has them as what SQL cannot change.
 */
export function matchPosition({ table, name, catalogue, columns }: Side): Pick<MatchSide, 'position' | 'icrs'> {
  const of = catalogue ? name : named(table);
  const position: DegreeColumns | undefined = catalogue?.position ?? columnsIn(of, columns);
  const other = position?.other;
  // Partitions of a catalogue are planned by its positions as they are.
  const icrs =
    position && !(other && catalogue) && icrsSql(identifier(position.ra), identifier(position.dec), other ?? PLAIN);
  if (position && icrs) return { position: { ra: position.ra, dec: position.dec }, icrs };
  if (position) throw inOtherForm(of, position);
  const detail = `Its columns are ${columns.map((column) => column.name).join(', ')}.`;
  if (catalogue) throw new NotebookError({ kind: 'sql', message: `${name} has no positions to match by.`, detail });
  throw new NotebookError({
    kind: 'sql',
    message: `xmatch does not know which columns of ${of} are right ascension and declination.`,
    detail,
    advice: 'Name them ra and dec: xmatch((SELECT x AS ra, y AS dec, … FROM …), …).',
  });
}

function named(table: string): string {
  return table.startsWith('__') ? 'the query' : table;
}

function columnsIn(of: string, columns: readonly Column[]): DegreeColumns | undefined {
  try {
    return degreeColumns(columns);
  } catch (error) {
    throw new NotebookError(
      { kind: 'sql', message: `xmatch cannot take the positions of ${of}: ${(error as Error).message}.` },
      { cause: error },
    );
  }
}

function inOtherForm(of: string, { ra, dec, other }: DegreeColumns): NotebookError {
  const { raForm, frame } = other!;
  const isText = raForm.startsWith('sexagesimal');
  return new NotebookError({
    kind: 'sql',
    message: `xmatch takes positions of ${of} in degrees of ICRS, and its columns ${ra} and ${dec} are ${isText ? 'texts' : `in ${raForm}`}${frame === 'icrs' ? '' : `, ${frame}`}.`,
    advice: isText
      ? 'Give it columns of numbers, named ra and dec.'
      : `Write xmatch((SELECT … FROM …), …), with the file in the query: its positions are changed there.`,
  });
}
