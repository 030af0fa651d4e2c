const PRINTF = /%([-+ 0#]*)(\d*)(?:\.(\d+))?([dieEfFgG])/;
const BRACES = /\{\w*:(?:.?[<>=^])?([-+ ]?)(#?)(0?)(\d*)([,_]?)(?:\.(\d+))?([dieEfFgG%])\}/;
const WHOLE = /^(?:.?[<>=^])?([-+ ]?)(#?)(0?)(\d*)([,_]?)(?:\.(\d+))?([dieEfFgG%])$/;
/** More decimals than any tie between two of fewer needs; all that `toFixed` gives. */
const EXACT = 100;

type Wish = {
  readonly sign: string;
  readonly keepsZeros: boolean;
  readonly zerosTo: number;
  readonly group: string;
  readonly digits: number;
  readonly kind: string;
};

/**
 * How Python writes numbers in a format: of `%` (`%.3f`), of braces (`{:.2e} Jy`) or of what stands in those (`.3f`);
 * without blanks that fill a width. `undefined` for formats that are none of numbers.
 */
export function writtenNumber(format: string): ((value: number | bigint) => string | undefined) | undefined {
  const braces = BRACES.exec(format) ?? WHOLE.exec(format);
  const printf = braces ? null : PRINTF.exec(format);
  const found = braces ?? printf;
  if (!found) return undefined;
  const [all = ''] = found;
  const [sign = '', sharp = '', zero = '', width = '', group = '', digits, kind = ''] = braces
    ? found.slice(1)
    : flagsOf(found.slice(1));
  const wish: Wish = {
    sign: sign.replace('-', ''),
    keepsZeros: sharp !== '',
    zerosTo: zero && !sign.includes('-') ? Number(width) : 0,
    group,
    digits: digits === undefined ? 6 : Number(digits),
    kind,
  };
  const before = format.slice(0, found.index);
  const after = format.slice(found.index + all.length);
  const around = printf ? (text: string) => text.replaceAll('%%', '%') : (text: string) => text;
  return (value) => {
    const text = written(value, wish);
    return text === undefined ? undefined : around(before) + text + around(after);
  };
}

/** The parts of a format of `%` as those of braces. */
function flagsOf([flags = '', width = '', digits, kind = '']: readonly (string | undefined)[]): readonly (
  string | undefined
)[] {
  const sign = ['-', '+', ' '].find((one) => flags.includes(one)) ?? '';
  return [sign, flags.includes('#') ? '#' : '', flags.includes('0') ? '0' : '', width, '', digits, kind];
}

function written(value: number | bigint, wish: Wish): string | undefined {
  const isNegative = typeof value === 'bigint' ? value < 0n : value < 0 || Object.is(value, -0);
  const size = unsigned(value, wish);
  if (size === undefined) return undefined;
  const [whole = '', ...rest] = size.split(/(?=[.e%])/i);
  const grouped = wish.group ? whole.replace(/\B(?=(?:\d{3})+$)/g, wish.group) : whole;
  const text = grouped + rest.join('');
  const sign = isNegative ? '-' : wish.sign;
  return sign + text.padStart(wish.zerosTo - sign.length, '0');
}

function unsigned(value: number | bigint, { kind, digits, keepsZeros }: Wish): string | undefined {
  if (kind === 'd' || kind === 'i')
    return typeof value === 'bigint' || Number.isInteger(value) ? String(value).replace('-', '') : undefined;
  const size = Math.abs(Number(value));
  const low = kind.toLowerCase();
  const text =
    low === '%'
      ? `${fixed(size * 100, digits)}%`
      : low === 'f'
        ? fixed(size, digits)
        : low === 'e'
          ? exponential(size, digits)
          : general(size, Math.max(digits, 1), keepsZeros);
  return kind === low ? text : text.toUpperCase();
}

function general(size: number, digits: number, keepsZeros: boolean): string {
  const power = size === 0 ? 0 : Number(exponential(size, digits - 1).split('e')[1]);
  const isFixed = power >= -4 && power < digits;
  const text = isFixed ? fixed(size, digits - 1 - power) : exponential(size, digits - 1);
  return keepsZeros ? text : text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
}

function fixed(size: number, digits: number): string {
  if (size >= 1e21) return BigInt(size) + (digits > 0 ? `.${'0'.repeat(digits)}` : '');
  return even(size.toFixed(digits), size.toFixed(EXACT), digits);
}

function exponential(size: number, digits: number): string {
  const [mantissa = '', power = ''] = size.toExponential(digits).split('e');
  const [exact = '', exactPower] = size.toExponential(EXACT).split('e');
  const rounded = power === exactPower ? even(mantissa, exact, digits) : mantissa;
  return `${rounded}e${power.replace(/^([+-])(\d)$/, '$10$2')}`;
}

/** What lies between two numbers of so many decimals becomes the even one; JavaScript takes the greater. */
function even(rounded: string, exact: string, digits: number): string {
  const cut = exact.indexOf('.') + 1 + digits;
  const below = digits === 0 ? exact.slice(0, cut - 1) : exact.slice(0, cut);
  return /^50*$/.test(exact.slice(cut)) && /[02468]$/.test(below) ? below : rounded;
}
