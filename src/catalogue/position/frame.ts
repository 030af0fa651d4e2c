import type { Vector } from '../healpix/sphere.ts';

/**
 * A frame of positions on the sky: ICRS, equatorial ones of the equinoxes J2000 (FK5) and B1950 (FK4), ecliptic of
 * J2000, galactic and supergalactic.
 */
export type Frame = 'icrs' | OtherFrame;

/** The frames whose positions have to be turned into those of ICRS. */
export const OTHER_FRAMES = ['fk5', 'fk4', 'ecliptic', 'galactic', 'supergalactic'] as const;

/** A frame other than ICRS. */
export type OtherFrame = (typeof OTHER_FRAMES)[number];

/**
 * By rows, what turns a frame's Cartesian axes into those of ICRS; as astropy 7.2 has them (its
 * `BarycentricMeanEcliptic` for the ecliptic).
 */
export const TO_ICRS: Readonly<Record<OtherFrame, readonly [Vector, Vector, Vector]>> = {
  fk5: [
    [0.9999999999999921, 1.110223372917327e-7, 4.4118034330995603e-8],
    [-1.1102233297408327e-7, 0.9999999999999889, -9.647792751958127e-8],
    [-4.411804498096771e-8, 9.647792246010129e-8, 0.9999999999999943],
  ],
  fk4: [
    [0.9999256809514492, -0.01118137220384981, -0.004858959705285361],
    [0.011181371753884796, 0.9999374861373449, -2.7258532094297536e-5],
    [0.004858960740738826, -2.707332853596626e-5, 0.9999881948140961],
  ],
  ecliptic: [
    [0.9999999999999941, 3.289700413865199e-8, -1.0207044719361121e-7],
    [-7.078368960971556e-8, 0.9174821299149584, -0.39777699944404304],
    [8.056213977613186e-8, 0.39777699944404793, 0.9174821299149556],
  ],
  galactic: [
    [-0.05487565771259163, 0.4941094371927268, -0.8676661375596576],
    [-0.8734370519556159, -0.4448297212232953, -0.19807633727300059],
    [-0.48383507361671546, 0.7469821839866676, 0.45598381368730156],
  ],
  supergalactic: [
    [0.3750155557030316, -0.8983204377276124, 0.2288749093754372],
    [0.34135887185624725, -0.09572710024885117, -0.9350456902649066],
    [0.861880185168319, 0.4287851600030195, 0.27075049949244595],
  ],
};

/**
 * The terms of elliptic aberration that are part of positions in FK4, at B1950 (Explanatory Supplement to the
 * Astronomical Almanac 1992, §3.53).
 */
export const E_TERMS: Vector = [-1.6255741516894347e-6, -3.191905371563791e-7, -1.384290671929659e-7];
