/** How a column's values become degrees. Text is sexagesimal or decimal; hours are times 15. */
export type AngleForm =
  | 'degrees'
  | 'radians'
  | 'hours'
  | 'arcminutes'
  | 'arcseconds'
  | 'milliarcseconds'
  | 'sexagesimal-hours'
  | 'sexagesimal-degrees';

function sexagesimal(text: string): number {
  const match =
    /^\s*([-+−]?)(\d+)[\s:hd°]+(\d+(?:\.\d*(?=[\s:m'′]*$))?)(?:[\s:m'′]+(\d+(?:\.\d*)?)[\s:s"″]*|[\s:m'′]*)$/.exec(
      text,
    );
  if (!match) return /^\s*[-+]?\d+(\.\d*)?\s*$/.test(text) ? Number(text) : NaN;
  const [, sign, whole, minutes, seconds = '0'] = match;
  const size = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
  return sign === '-' || sign === '−' ? -size : size;
}

/**
 * An angle of a table's cell in degrees; NaN for null and for text that is no angle. A lone decimal number is degrees.
 */
export function angleDeg(value: unknown, form: AngleForm): number {
  if (value === null || value === undefined) return NaN;
  switch (form) {
    case 'degrees':
      return Number(value);
    case 'radians':
      return (Number(value) * 180) / Math.PI;
    case 'hours':
      return Number(value) * 15;
    case 'arcminutes':
      return Number(value) / 60;
    case 'arcseconds':
      return Number(value) / 3600;
    case 'milliarcseconds':
      return Number(value) / 3_600_000;
    case 'sexagesimal-degrees':
      return sexagesimal(String(value));
    case 'sexagesimal-hours':
      return sexagesimal(String(value)) * (/^\s*[-+]?\d+(\.\d*)?\s*$/.test(String(value)) ? 1 : 15);
  }
}
