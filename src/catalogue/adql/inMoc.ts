import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { cellsOf } from '../coverage/cells.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { readMoc } from '../coverage/readMoc.ts';
import { bigint, call, integer, text } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { expressionsIn, replaceExpressions } from '../split/walk.ts';
import { IN_MOC } from './geometryMacros.ts';
import { FACE_PIXEL, facePixelNumber } from './healpixMacro.ts';

/** The addresses of MOCs that `in_moc(ra, dec, 'https://…')` names in a tree. */
export function mocAddresses(tree: unknown): readonly string[] {
  return expressionsIn(tree, isInMoc).map(mocText).filter(isMocAddress);
}

/** A tree with `in_moc(ra, dec, moc)` as a condition on the position's HEALPix pixel; `fetched` has what the addresses name. The very same tree where it has none. */
export function rewriteMocs<T>(tree: T, fetched: ReadonlyMap<string, Uint8Array>): T {
  if (expressionsIn(tree, isInMoc).length === 0) return tree;
  return replaceExpressions(tree, (part) => {
    if (!isInMoc(part)) return undefined;
    const [ra, dec] = part.children!;
    const source = mocText(part);
    const coverage = read(fetched.get(source) ?? source);
    const ranges = coverage.map(([start, end]) => `29/${start}-${end - 1n}`).join(' ');
    return { ...call(IN_MOC!, [ra!, dec!, text(ranges), inside(ra!, dec!, coverage)]), alias: part.alias };
  });
}

function isInMoc({ class: kind, function_name: name, children }: Expression): boolean {
  return kind === 'FUNCTION' && name!.toLowerCase() === 'in_moc' && children?.length === 3;
}

function mocText({ children }: Expression): string {
  const { class: kind, value } = children![2]!;
  if (kind === 'CONSTANT' && value?.type.id === 'VARCHAR' && !value.is_null) return String(value.value);
  throw new NotebookError({ kind: 'sql', message: "in_moc(ra, dec, moc) takes a MOC as a text: '3/1-5,7', JSON, or the address of a FITS file.", advice: 'Give the MOC of another cell as $name, a text.' });
}

/** Whether the text of a MOC is the address of one. */
export function isMocAddress(source: string): boolean {
  return /^(https?|file):\/\/|\.fits?$/i.test(source.trim());
}

function read(source: Uint8Array | string): Coverage {
  try {
    return readMoc(source);
  } catch (error) {
    throw new NotebookError({ kind: 'sql', message: `in_moc: ${error instanceof Error ? error.message : String(error)}` }, { cause: error });
  }
}

/** Whether the position's pixel is among those of any order. */
function inside(ra: Expression, dec: Expression, coverage: Coverage): Expression {
  const place = call(FACE_PIXEL, [ra, dec]);
  const byOrder = new Map<number, bigint[]>();
  for (const { order, pixel } of cellsOf(coverage)) {
    const pixels = byOrder.get(order) ?? [];
    pixels.push(pixel);
    byOrder.set(order, pixels);
  }
  const tests = [...byOrder].map(([order, pixels]): Expression => ({
    class: 'OPERATOR',
    type: 'COMPARE_IN',
    alias: '',
    children: [call('skybook_coarser', [place, integer(29 - order)]), ...pixels.map((pixel) => bigint(facePixelNumber(order, pixel)))],
  }));
  const none: Expression = { class: 'COMPARISON', type: 'COMPARE_LESSTHAN', alias: '', left: place, right: integer(0) };
  return tests.length > 1 ? { class: 'CONJUNCTION', type: 'CONJUNCTION_OR', alias: '', children: tests } : (tests[0] ?? none);
}
