import { isRecord } from '../../known/isRecord.ts';

/** A figure's JSON with its arrays in place of the keys under which they came beside it. */
export function withBuffers(tree: unknown, buffers: Readonly<Record<string, Uint8Array>>): unknown {
  if (Array.isArray(tree)) return tree.map((item) => withBuffers(item, buffers));
  if (!isRecord(tree)) return tree;
  const { bdata } = tree;
  if (isRecord(bdata) && typeof bdata['buffer'] === 'string') {
    const key = bdata['buffer'];
    const bytes = Object.hasOwn(buffers, key) ? buffers[key] : undefined;
    if (!bytes) throw new RangeError('an array of the figure is not there');
    return { ...tree, bdata: bytes.slice().buffer };
  }
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, withBuffers(value, buffers)]));
}
