import { MOST_MORE, toPermalink } from '../permalink.ts';
import { writeParts } from './resultsFile.ts';

/**
 * The link of a notebook's file by which it runs, with its controls as they stand, as `leftOfCells` has them, where
 * they do not make it too long.
 */
export async function liveLink(html: string, controls: string | undefined, siteUrl: string): Promise<string> {
  const linkOf = async (text: string): Promise<string> =>
    new URL(`index.html#${await toPermalink(text)}`, siteUrl).href;
  const plain = await linkOf(html);
  if (controls === undefined) return plain;
  const whole = await linkOf(writeParts(html, {}, controls));
  return whole.length - plain.length <= MOST_MORE ? whole : plain;
}
