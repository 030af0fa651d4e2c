import { itemAt } from '../../known/itemAt.ts';

/**
 * What a HiPS says of itself (IVOA HiPS 1.0 §4.4.1) as Aladin takes it: numbers and words of known sets alone, since it
 * puts texts into HTML of its own.
 */
export type SurveyFacts = {
  readonly maxOrder: number;
  readonly minOrder: number;
  readonly tileSize: number;
  readonly cooFrame: 'equatorial' | 'galactic' | 'ICRSd';
  readonly imgFormat: string;
  readonly formats: readonly string[];
  readonly bitpix?: number;
  readonly skyFraction?: number;
  readonly defaultFitsMinCut?: number;
  readonly defaultFitsMaxCut?: number;
  readonly dataproductType?: string;
  readonly tileDepth?: number;
  readonly orderFreq?: number;
  readonly emMin?: number;
  readonly emMax?: number;
  readonly cubeDepth?: number;
  readonly cubeFirstFrame?: number;
  /** The planet or moon that it maps. */
  readonly hipsBody?: string;
};

/** Tile formats, the one drawn first at the front. */
const FORMATS = ['webp', 'png', 'jpeg', 'fits', 'fits.fz'];

const FRAMES: ReadonlyMap<string, SurveyFacts['cooFrame']> = new Map([
  ['equatorial', 'equatorial'],
  ['galactic', 'galactic'],
  ['body', 'ICRSd'],
]);

/**
 * Reads a HiPS's `properties`. Throws `SyntaxError` in words where it lacks its order, frame or tiles of a known kind.
 */
export function surveyFacts(properties: string): SurveyFacts {
  const entries = properties.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    return at < 0 || line.trimStart().startsWith('#')
      ? []
      : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
  });
  const text = new Map(entries);
  const number = (name: string): number | undefined => {
    const value = Number(text.get(name) || NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const word = (name: string): string | undefined => /^[\w -]+$/.exec(text.get(name) ?? '')?.[0];
  const maxOrder = number('hips_order');
  if (maxOrder === undefined || !Number.isInteger(maxOrder) || maxOrder < 0 || maxOrder > 29)
    throw new SyntaxError('its properties give no order from 0 to 29');
  const offered = (text.get('hips_tile_format') ?? '').toLowerCase().split(/[\s,]+/);
  const formats = FORMATS.filter(
    (format) => offered.includes(format) || (format === 'jpeg' && offered.includes('jpg')),
  );
  if (formats.length === 0) throw new SyntaxError('its tiles are of no format that the sky view draws');
  const hipsBody = word('hips_body');
  const frame = hipsBody === undefined ? text.get('hips_frame')?.toLowerCase() : 'body';
  const cooFrame = FRAMES.get(frame ?? '');
  if (!cooFrame) throw new SyntaxError('it is in no frame that the sky view knows');
  const width = number('hips_tile_width');
  const [minCut, maxCut] = (text.get('hips_pixel_cut') ?? '')
    .split(/\s+/)
    .map((cut) => (cut === '' || !Number.isFinite(Number(cut)) ? undefined : Number(cut)));
  const [emMin, emMax] = [number('em_min'), number('em_max')].sort((a, b) => (a ?? 0) - (b ?? 0));
  return {
    maxOrder,
    minOrder: number('hips_order_min') ?? 0,
    tileSize: width !== undefined && Number.isInteger(Math.log2(width)) ? width : 512,
    cooFrame,
    imgFormat: formats[0] === 'fits.fz' ? 'fits' : itemAt(formats, 0),
    formats,
    bitpix: [8, 16, 32, 64, -32, -64].find((bits) => bits === number('hips_pixel_bitpix')),
    skyFraction: number('moc_sky_fraction'),
    defaultFitsMinCut: minCut,
    defaultFitsMaxCut: maxCut,
    dataproductType: word('dataproduct_type'),
    tileDepth: number('hips_tile_depth'),
    orderFreq: number('hips_order_axis2') ?? number('hips_order_freq'),
    emMin,
    emMax,
    cubeDepth: number('hips_cube_depth'),
    cubeFirstFrame: number('hips_cube_firstframe'),
    hipsBody,
  };
}
