import type { Column } from '../../../../workers/wire/column.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { productNote } from '../../../catalogue/hats/productNote.ts';
import { degreeColumns, type DegreeColumns } from '../../../catalogue/position/degreeColumns.ts';
import { icrsOf } from '../../../catalogue/position/icrsOf.ts';
import type { MatchSide } from '../program/source.ts';
import { present } from '../../../known/present.ts';

type Side = {
  readonly table: string;
  readonly name: string;
  readonly catalogue?: Catalogue;
  readonly columns: readonly Column[];
};

const PLAIN = { raForm: 'degrees', decForm: 'degrees', frame: 'icrs' } as const;

/**
 * The columns of a side's positions, and SQL that makes ICRS degrees of them. Fails with kind `sql` where it has none,
 * or a catalogue has them in another form or frame.
 */
export function matchPosition({ table, name, catalogue, columns }: Side): Pick<MatchSide, 'position' | 'icrs'> {
  const of = catalogue ? name : named(table);
  const position: DegreeColumns | undefined = catalogue?.position ?? columnsIn(of, columns, catalogue?.otherPosition);
  const other = position?.other;
  // Partitions of a catalogue are planned by its positions as they are.
  if (position && other && catalogue) throw inOtherForm(of, position);
  if (position)
    return {
      position: { ra: position.ra, dec: position.dec },
      icrs: icrsOf(
        identifier(position.ra),
        identifier(position.dec),
        other ?? PLAIN,
        (macro, given) => `${macro}(${given.join(', ')})`,
      ),
    };
  const detail = `Its columns are ${columns.map((column) => column.name).join(', ')}.`;
  if (catalogue) {
    const message = `${name} has no positions to match by.`;
    const advice = productNote(catalogue);
    throw new NotebookError({ kind: 'sql', message, detail, ...(advice !== undefined && { advice }) });
  }
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

function columnsIn(of: string, columns: readonly Column[], asked?: Catalogue['position']): DegreeColumns | undefined {
  try {
    return degreeColumns(columns, asked);
  } catch (error) {
    throw new NotebookError(
      {
        kind: 'sql',
        message: `xmatch cannot take the positions of ${of}: ${error instanceof Error ? error.message : String(error)}.`,
      },
      { cause: error },
    );
  }
}

function inOtherForm(of: string, { ra, dec, other }: DegreeColumns): NotebookError {
  const { raForm, frame } = present(other);
  const form = raForm.startsWith('sexagesimal') ? 'texts' : `in ${raForm}`;
  return new NotebookError({
    kind: 'sql',
    message: `xmatch takes positions of ${of} in degrees of ICRS, and its columns ${ra} and ${dec} are ${form}${frame === 'icrs' ? '' : `, ${frame}`}.`,
    advice: `Write xmatch((SELECT … FROM …), …), with the file in the query: its positions are changed there.`,
  });
}
