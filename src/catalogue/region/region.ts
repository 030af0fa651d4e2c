/** A vertex or centre: ICRS degrees. */
export type Position = readonly [raDeg: number, decDeg: number];

/** A region of the sky in ICRS degrees, its border included. */
export type Region =
  /** All within `radiusDeg` (0 to 180) of the centre. */
  | { readonly kind: 'circle'; readonly raDeg: number; readonly decDeg: number; readonly radiusDeg: number }
  /**
   * Three or more vertices joined by great-circle arcs, each shorter than 180°. The inside is the smaller of the two
   * parts of the sky, whichever way the vertices run (services disagree on DALI 1.1's orientation); `complement` takes
   * the larger.
   */
  | { readonly kind: 'polygon'; readonly vertices: readonly Position[]; readonly complement?: boolean }
  /**
   * ADQL 2.1 §4.2.9 BOX: a cross of two great-circle arms of full length `widthDeg` and `heightDeg` through the centre;
   * the sides are great circles that cut the arms' ends at right angles. Both sizes below 180°.
   */
  | {
      readonly kind: 'box';
      readonly raDeg: number;
      readonly decDeg: number;
      readonly widthDeg: number;
      readonly heightDeg: number;
    }
  /**
   * A range of coordinates. Right ascension runs eastward from `raMinDeg` to `raMaxDeg`, across 0 where the former is
   * larger; all of it where either is absent.
   */
  | {
      readonly kind: 'zone';
      readonly raMinDeg?: number;
      readonly raMaxDeg?: number;
      readonly decMinDeg: number;
      readonly decMaxDeg: number;
    };
