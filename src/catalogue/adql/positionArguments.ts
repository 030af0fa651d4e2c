import { icrsMacro } from '../position/icrsMacros.ts';
import { OTHER_FRAMES } from '../position/frame.ts';
import { BOX, CIRCLE, DISTANCE, POLYGON } from './geometryMacros.ts';
import { HEALPIX_INDEX } from './healpixMacro.ts';
import { IN_BITS, IN_CELLS, IN_MOC } from './mocMacros.ts';
import { ALL_WITHIN, CORNERS, VECTOR } from './regionMacros.ts';
import { EPOCH_PROP } from './spaceMotion.ts';

/** Where rewritten geometry takes positions: by the macro's name, the places of their first coordinates. */
export const POSITION_ARGUMENTS: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    [DISTANCE]: [0, 2],
    [CIRCLE]: [0, 2],
    [BOX]: [0, 2],
    [POLYGON]: [0],
    [VECTOR]: [0],
    [CORNERS]: [0],
    [ALL_WITHIN]: [1],
    [IN_MOC]: [0],
    [IN_BITS]: [0],
    [IN_CELLS]: [0],
    [EPOCH_PROP]: [0],
    [HEALPIX_INDEX]: [1],
  }),
);

/** The macros that take a position in a frame that the query itself names. */
export const IN_NAMED_FRAME: ReadonlySet<string> = new Set(
  OTHER_FRAMES.flatMap((frame) => [icrsMacro('ra', frame), icrsMacro('dec', frame)]),
);
