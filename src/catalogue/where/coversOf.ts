import { IN_MOC } from '../adql/mocMacros.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { readMoc } from '../coverage/readMoc.ts';
import type { Expression } from '../split/tree.ts';
import { isColumnNamed } from './columnNamed.ts';

/** The coverages in which conditions joined by AND set the position columns to lie. */
export function coversOf(
  conditions: readonly Expression[],
  { ra, dec }: { readonly ra: string; readonly dec: string },
): readonly Coverage[] {
  return conditions.flatMap(({ function_name: name, children = [] }) => {
    const [ofRa, ofDec, ranges] = children;
    if (name !== IN_MOC || !isColumnNamed(ofRa, ra) || !isColumnNamed(ofDec, dec)) return [];
    const text = String(ranges?.value?.value ?? '');
    return [text === '' ? [] : readMoc(text)];
  });
}
