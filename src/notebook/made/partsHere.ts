import type { MadeWith } from './made.ts';
import { readWith } from './madeText.ts';

/** The parts of this site as it was built; none while nothing was built. */
export function partsHere(): MadeWith {
  return readWith(textHere());
}

/** The parts of this site as the line that results and files keep. */
export function textHere(): string {
  return String(import.meta.env.SITE_MADE ?? '');
}
