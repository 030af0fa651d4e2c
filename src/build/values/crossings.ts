import type { Crossing } from './crossing.ts';
import { NUMBER_CROSSINGS } from './numberCrossings.ts';
import { OTHER_CROSSINGS } from './otherCrossings.ts';
import { SHAPE_CROSSINGS } from './shapeCrossings.ts';
import { TEXT_CROSSINGS } from './textCrossings.ts';
import { TIME_CROSSINGS } from './timeCrossings.ts';

/**
 * The table of all kinds: the contributors' documentation (`.github/VALUES.md`) is this, and the property test makes
 * its values by it.
 */
export const CROSSINGS: readonly Crossing[] = [
  ...NUMBER_CROSSINGS,
  ...TEXT_CROSSINGS,
  ...TIME_CROSSINGS,
  ...SHAPE_CROSSINGS,
  ...OTHER_CROSSINGS,
];
