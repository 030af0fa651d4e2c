import type { Made, MadeWith } from './made.ts';

/** A part whose version is another here; `undefined` where it is there alone, or here alone. */
export type PartDiffers = { readonly name: string; readonly then?: string; readonly here?: string };

/** Parts that say nothing by their number. */
const UNNAMED = new Set(['lock']);

/** The parts of a site that are others than those with which results were made; none where nothing is known of them. */
export function partsThatDiffer(then: MadeWith, here: MadeWith): readonly PartDiffers[] {
  if (Object.keys(then).length === 0 || Object.keys(here).length === 0) return [];
  const names = [...new Set([...Object.keys(then), ...Object.keys(here)])];
  return names.flatMap((name) =>
    then[name] === here[name]
      ? []
      : [{ name, ...(then[name] && { then: then[name] }), ...(here[name] && { here: here[name] }) }],
  );
}

/** Differing parts in words: `numpy 2.4.3 (here 2.5.0)`. */
export function partsText(parts: readonly PartDiffers[]): string {
  const named = parts.filter(({ name }) => !UNNAMED.has(name));
  if (named.length === 0) return parts.length > 0 ? 'other versions of smaller parts' : '';
  return named.map(({ name, then, here }) => `${name} ${then ?? 'none'} (here ${here ?? 'none'})`).join(', ');
}

/** Addresses whose data are of another release or content now than those that `then` was made of. */
export function dataThatDiffers(then: Made, now: Made): readonly string[] {
  const known = new Map(then.of.map(({ url, identity }) => [url, identity]));
  return now.of.flatMap(({ url, identity }) => {
    const before = known.get(url);
    // That it was asked on another day says nothing of the data.
    const isTelling = before !== undefined && !before.startsWith('asked on') && !identity.startsWith('asked on');
    return isTelling && before !== identity ? [url] : [];
  });
}
