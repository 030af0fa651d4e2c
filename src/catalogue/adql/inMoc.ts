import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { cellsOf } from '../coverage/cells.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { readMoc } from '../coverage/readMoc.ts';
import { degraded } from '../coverage/setOperations.ts';
import { bigint, call, integer, text } from '../split/nodes.ts';
import { isCall } from '../split/expressionKinds.ts';
import type { Expression } from '../split/tree.ts';
import { expressionsIn, replaceExpressions } from '../split/walk.ts';
import { facePixelNumber } from './healpixMacro.ts';
import { mocBits } from './mocBits.ts';
import { IN_BITS, IN_CELLS, IN_MOC } from './mocMacros.ts';

/** Ranges by which partitions are planned. */
const MOST_RANGES = 2000;

/** The addresses of MOCs that `in_moc(ra, dec, 'https://…')` names in a tree. */
export function mocAddresses(tree: unknown): readonly string[] {
  return expressionsIn(tree, isInMoc).map(mocText).filter(isMocAddress);
}

/**
 * A tree with `in_moc(ra, dec, moc)` as a condition on the position's HEALPix pixel; `fetched` has what the addresses
 * name. The very same tree where it has none.
 */
export function rewriteMocs<T>(tree: T, fetched: ReadonlyMap<string, Uint8Array>): T {
  if (expressionsIn(tree, isInMoc).length === 0) return tree;
  return replaceExpressions(tree, (part) => {
    if (!isInMoc(part)) return undefined;
    const [ra, dec] = part.children;
    const source = mocText(part);
    const coverage = read(fetched.get(source) ?? source);
    const ranges = roughly(coverage)
      .map(([start, end]) => `29/${start}-${end - 1n}`)
      .join(' ');
    return { ...call(IN_MOC, [ra, dec, text(ranges), inside(ra, dec, coverage)]), alias: part.alias };
  });
}

type InMoc = Expression & { readonly children: readonly [ra: Expression, dec: Expression, moc: Expression] };

function isInMoc(part: Expression): part is InMoc {
  return isCall(part) && part.function_name.toLowerCase() === 'in_moc' && part.children.length === 3;
}

function mocText({ children: [, , moc] }: InMoc): string {
  const { class: kind, value } = moc;
  if (kind === 'CONSTANT' && value?.type.id === 'VARCHAR' && !value.is_null) return String(value.value);
  throw new NotebookError({
    kind: 'sql',
    message: "in_moc(ra, dec, moc) takes a MOC as a text: '3/1-5,7', JSON, or the address of a FITS file.",
    advice: 'Give the MOC of another cell as $name, a text.',
  });
}

/** Whether the text of a MOC is the address of one. */
function isMocAddress(source: string): boolean {
  return /^(https?|file|local):\/\/|\.fits?$/i.test(source.trim());
}

function read(source: Uint8Array | string): Coverage {
  try {
    return readMoc(source);
  } catch (error) {
    throw new NotebookError(
      { kind: 'sql', message: `in_moc: ${error instanceof Error ? error.message : String(error)}` },
      { cause: error },
    );
  }
}

/** Finer cells than these many are told by bits where the order allows. */
const MOST_CELLS = 20_000;
/** 12 million pixels: 1.6 MB of bits. */
const FINEST_BITS = 10;

/**
 * Whether the position's pixel is one of the coverage's: by a bit for the coarser ones, and among the finer ones of
 * each order.
 */
function inside(ra: Expression, dec: Expression, coverage: Coverage): Expression {
  const cells = cellsOf(coverage);
  let order = Math.min(
    FINEST_BITS,
    cells.reduce((finest, cell) => Math.max(finest, cell.order), 0),
  );
  const finerThan = (limit: number) => cells.filter((cell) => cell.order > limit);
  while (order > 6 && finerThan(order - 1).length <= MOST_CELLS) order--;
  const bits = mocBits(
    cells.filter((cell) => cell.order <= order),
    order,
  );
  const byBits = bits
    ? [call(IN_BITS, [ra, dec, integer(29 - order), bigint(bits.first), integer(bits.count), text(bits.base64)])]
    : [];
  const finer = finerThan(order);
  const orders = [...new Set(finer.map((cell) => cell.order))];
  const byCells = orders.map((own) => {
    const pixels = finer.filter((cell) => cell.order === own).map(({ pixel }) => facePixelNumber(own, pixel));
    return call(IN_CELLS, [ra, dec, integer(29 - own), text(pixels.join(' '))]);
  });
  const tests = [...byBits, ...byCells];
  const none: Expression = {
    class: 'COMPARISON',
    type: 'COMPARE_LESSTHAN',
    alias: '',
    left: call('abs', [dec]),
    right: integer(0),
  };
  return tests.length > 1
    ? { class: 'CONJUNCTION', type: 'CONJUNCTION_OR', alias: '', children: tests }
    : (tests[0] ?? none);
}

/** A coverage of few ranges that holds another: enough to plan by. */
function roughly(coverage: Coverage): Coverage {
  let rough = coverage;
  for (let order = 12; rough.length > MOST_RANGES && order >= 0; order--) rough = degraded(coverage, order);
  return rough;
}
