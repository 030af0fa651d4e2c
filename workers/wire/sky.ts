/** One layer on a sky view. Angles are ICRS degrees. */
export type SkyLayer =
  | {
      readonly kind: 'table';
      /** Key into `Shown.tables`. */
      readonly table: string;
      readonly name?: string;
      /** Column names; found by UCD, name and unit where absent. */
      readonly ra?: string;
      readonly dec?: string;
      readonly color?: string;
      readonly size?: number;
      readonly shape?: 'circle' | 'square' | 'cross' | 'plus' | 'rhomb' | 'triangle';
    }
  | {
      readonly kind: 'moc';
      /** MOC in JSON (IVOA MOC 2.0 §4.3.3): order → pixels; a text in JSON or ASCII; or a file's address. */
      readonly moc: Readonly<Record<string, readonly number[]>> | string;
      readonly name?: string;
      readonly color?: string;
      readonly opacity?: number;
      readonly fill?: boolean;
    }
  | {
      readonly kind: 'footprint';
      /** STC-S text (`CIRCLE ICRS …`, `POLYGON ICRS …`), or a circle, or a polygon's vertices. */
      readonly region:
        | string
        | { readonly raDeg: number; readonly decDeg: number; readonly radiusDeg: number }
        | readonly (readonly [number, number])[];
      readonly name?: string;
      readonly color?: string;
    }
  | {
      readonly kind: 'image';
      /**
       * Key into `Shown.buffers`, or the address, of a FITS file whose first image has celestial coordinates (FITS WCS
       * paper II).
       */
      readonly image: string;
      readonly name?: string;
      /** Aladin's names, such as `viridis`; grey where absent. */
      readonly colormap?: string;
      readonly stretch?: 'linear' | 'sqrt' | 'log' | 'asinh' | 'pow2';
      /** The values drawn darkest and brightest. */
      readonly cuts?: readonly [number, number];
      readonly opacity?: number;
      /** Places on its edge. */
      readonly corners?: readonly (readonly [number, number])[];
      /** What to say of it in the legend. */
      readonly note?: string;
    };

/** What `sky(...)` asks for, from Python or JavaScript. */
export type SkySpec = {
  /** A position in any usual form, ICRS degrees where it says nothing else; a name is looked up by the CDS's Sesame. */
  readonly target?: string;
  readonly fovDeg?: number;
  /** Address of a HiPS; the site's own where absent. */
  readonly survey?: string;
  readonly layers: readonly SkyLayer[];
  readonly heightPx?: number;
};
