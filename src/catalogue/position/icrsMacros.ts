import type { Vector } from '../healpix/sphere.ts';
import type { AngleForm } from './angle.ts';
import { E_TERMS, OTHER_FRAMES, TO_ICRS, type OtherFrame } from './frame.ts';
import { itemAt } from '../../known/itemAt.ts';

const NUMBERS: readonly (readonly [form: Exclude<AngleForm, 'degrees'>, degrees: string])[] = [
  ['radians', 'degrees(value::DOUBLE)'],
  ['hours', '15 * value::DOUBLE'],
  ['arcminutes', 'value::DOUBLE / 60'],
  ['arcseconds', 'value::DOUBLE / 3600'],
  ['milliarcseconds', 'value::DOUBLE / 3600000'],
];
// As `angleDeg` reads them.
const SEXAGESIMAL = `^\\s*([-+−]?)(\\d+)[\\s:hd°]+(\\d+)(?:[\\s:m''′]+(\\d+(?:\\.\\d*)?)[\\s:s"″]*|[\\s:m''′]*)$`;
const DECIMAL = '\\s*[-+]?\\d+(\\.\\d*)?\\s*';
const PARTS = 'part.whole::DOUBLE + part.minutes::DOUBLE / 60 + coalesce(TRY_CAST(part.seconds AS DOUBLE), 0) / 3600';

/** Name of the macro that makes degrees of an angle in another form. */
export function degreesMacro(form: Exclude<AngleForm, 'degrees'>): string {
  return `skybook_from_${form.replace('-', '_')}`;
}

/** Name of the macro that makes an ICRS coordinate of a longitude and a latitude in another frame, all in degrees. */
export function icrsMacro(axis: 'ra' | 'dec', frame: OtherFrame): string {
  return `skybook_${axis}_of_${frame}`;
}

/** Definitions of these macros, as `angleDeg` and `toIcrs`; null for text that is no angle. */
export const POSITION_MACROS: readonly string[] = [
  ...NUMBERS.map(([form, degrees]) => macro(degreesMacro(form), 'value', `(${degrees})`)),
  macro(
    'skybook_sexagesimal',
    'value',
    `list_transform([regexp_extract(value::VARCHAR, '${SEXAGESIMAL}', ['sign', 'whole', 'minutes', 'seconds'])],
     lambda part: CASE WHEN part.whole = '' THEN NULL WHEN part.sign IN ('-', '−') THEN -(${PARTS}) ELSE ${PARTS} END)[1]`,
  ),
  ...(['sexagesimal-hours', 'sexagesimal-degrees'] as const).map((form) =>
    macro(
      degreesMacro(form),
      'value',
      `CASE WHEN regexp_full_match(value::VARCHAR, '${DECIMAL}') THEN TRY_CAST(ltrim(trim(value::VARCHAR), '+') AS DOUBLE)
       ELSE ${form === 'sexagesimal-hours' ? 15 : 1} * skybook_sexagesimal(value) END`,
    ),
  ),
  ...OTHER_FRAMES.flatMap((frame) => {
    const [x, y, z] = axesOf(frame);
    return [
      macro(icrsMacro('ra', frame), 'lon, lat', `degrees(atan2(${y}, ${x}))`),
      macro(icrsMacro('dec', frame), 'lon, lat', `degrees(atan2(${z}, sqrt((${x}) ** 2 + (${y}) ** 2)))`),
    ];
  }),
];

function axesOf(frame: OtherFrame): readonly [x: string, y: string, z: string] {
  const [l, b] = ['radians(lon::DOUBLE)', 'radians(lat::DOUBLE)'];
  const given = [`cos(${b}) * cos(${l})`, `cos(${b}) * sin(${l})`, `sin(${b})`];
  const along = sum(E_TERMS, given);
  const from = frame === 'fk4' ? given.map((part, i) => `(${part}) * (1 + ${along}) - (${itemAt(E_TERMS, i)})`) : given;
  const [x, y, z] = TO_ICRS[frame];
  return [sum(x, from), sum(y, from), sum(z, from)];
}

function sum(factors: Vector, parts: readonly string[]): string {
  return `(${factors.map((factor, i) => `(${factor}) * (${itemAt(parts, i)})`).join(' + ')})`;
}

function macro(name: string, parameters: string, body: string): string {
  return `CREATE OR REPLACE MACRO ${name}(${parameters}) AS ${body}`;
}
