import { Refusal } from './refusal.ts';
import { visit } from './walk.ts';

const MOST_PARTS = 200_000;

/**
 * Counts the parts of what is written out for a query; throws a `Refusal` once they are too many, as where columns are
 * made of each other again and again.
 */
export function partsCounter(): (tree: unknown) => void {
  let parts = 0;
  return (tree) =>
    visit(tree, () => {
      if (++parts > MOST_PARTS)
        throw new Refusal('its columns are made of each other too many times to be written out');
      return undefined;
    });
}
