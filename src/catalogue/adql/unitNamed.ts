import { itemAt } from '../../known/itemAt.ts';
import { fractionOf, power as raised, product as multiplied, type Fraction } from './fraction.ts';

/**
 * A unit: so many of those of SI (with radians, counts and their like, and π as if it were one of them) to powers.
 * `rest` are its factors that are no fractions.
 */
export type Unit = Fraction & { readonly rest: number; readonly powers: Readonly<Record<string, number>> };

const ONE: Unit = { numerator: 1n, denominator: 1n, rest: 1, powers: {} };
const JOULE = { kg: 1, m: 2, s: -2 };
const [YEAR, EV] = [31_557_600, 1.602176634e-19];
const PI = 'π';
/** `parts` of a half turn. */
const angle = (parts: number) => ({ parts, powers: { rad: 1, [PI]: 1 } });
type Table = Readonly<
  Record<
    string,
    readonly [factor: number, powers: Unit['powers']] | { readonly parts: number; readonly powers: Unit['powers'] }
  >
>;

/** Units that take prefixes (VOUnits 1.1 §2.4), and what the field writes beside them. */
const PREFIXED: Table = {
  ...{ m: [1, { m: 1 }], g: [1e-3, { kg: 1 }], s: [1, { s: 1 }], A: [1, { A: 1 }], K: [1, { K: 1 }] },
  ...{ mol: [1, { mol: 1 }], cd: [1, { cd: 1 }], rad: [1, { rad: 1 }], sr: [1, { rad: 2 }], Hz: [1, { s: -1 }] },
  ...{ J: [1, JOULE], W: [1, { ...JOULE, s: -3 }], N: [1, { ...JOULE, m: 1 }], Pa: [1, { ...JOULE, m: -1 }] },
  ...{ erg: [1e-7, JOULE], eV: [EV, JOULE], Ry: [13.60569312299 * EV, JOULE], Jy: [1e-26, { kg: 1, s: -2 }] },
  ...{ T: [1, { kg: 1, s: -2, A: -1 }], G: [1e-4, { kg: 1, s: -2, A: -1 }], C: [1, { A: 1, s: 1 }] },
  ...{ V: [1, { ...JOULE, s: -3, A: -1 }], Ohm: [1, { ...JOULE, s: -3, A: -2 }], barn: [1e-28, { m: 2 }] },
  ...{
    pc: [648_000 * 149_597_870_700, { m: 1, [PI]: -1 }],
    lyr: [9460730472580800, { m: 1 }],
    ly: [9460730472580800, { m: 1 }],
  },
  ...{ yr: [YEAR, { s: 1 }], a: [YEAR, { s: 1 }], u: [1.6605390666e-27, { kg: 1 }], mag: [1, { mag: 1 }] },
  ...{ arcsec: angle(648_000), as: angle(648_000), ct: [1, { ct: 1 }], adu: [1, { adu: 1 }] },
  ...{ photon: [1, { photon: 1 }], ph: [1, { photon: 1 }], pix: [1, { pix: 1 }], bit: [1, { bit: 1 }] },
  byte: [8, { bit: 1 }],
};
const PLAIN: Table = {
  ...{ '%': [0.01, {}], deg: angle(180), degree: angle(180), degrees: angle(180) },
  ...{ arcmin: angle(10_800), hourangle: angle(12), min: [60, { s: 1 }], h: [3600, { s: 1 }] },
  ...{ hr: [3600, { s: 1 }], d: [86_400, { s: 1 }], day: [86_400, { s: 1 }], cy: [100 * YEAR, { s: 1 }] },
  ...{ AU: [149_597_870_700, { m: 1 }], au: [149_597_870_700, { m: 1 }], Angstrom: [1e-10, { m: 1 }] },
  ...{
    angstrom: [1e-10, { m: 1 }],
    Å: [1e-10, { m: 1 }],
    micron: [1e-6, { m: 1 }],
    solLum: [3.828e26, { ...JOULE, s: -3 }],
  },
  ...{ solMass: [1.988409870698051e30, { kg: 1 }], solRad: [6.957e8, { m: 1 }], count: [1, { ct: 1 }] },
  ...{ counts: [1, { ct: 1 }], pixel: [1, { pix: 1 }], dex: [1, { dex: 1 }], electron: [1, { electron: 1 }] },
};
const PREFIXES: Readonly<Record<string, number>> = {
  ...{ da: 1, d: -1, c: -2, m: -3, u: -6, µ: -6, μ: -6, n: -9, p: -12, f: -15, a: -18, z: -21, y: -24 },
  ...{ h: 2, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18, Z: 21, Y: 24 },
};

/** What is logarithmic where a unit stands in brackets behind it: magnitudes of fluxes, and powers of ten. */
const LOGARITHMS = /(?:mag|dex)$/;

/**
 * The unit of that name, as VOUnits 1.1, FITS, CDS and astropy write it (`mas.yr**-1`, `km/s`, `erg / (cm2 s)`);
 * `undefined` for other texts, and for logarithms.
 */
export function unitNamed(text: string): Unit | undefined {
  const tokens = text.match(/\*\*|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|[A-Za-z%Åµμ]+|[-+*/.^()]|\S/g) ?? [];
  if (tokens.length > 60) return undefined;
  let at = 0;
  const product = (depth: number): Unit | undefined => {
    let found: Unit = ONE;
    let sign = 1;
    for (; at < tokens.length && tokens[at] !== ')';) {
      const token = itemAt(tokens, at);
      if (/^[*.]$/.test(token)) at++;
      else if (token === '/') [sign, at] = [-1, at + 1];
      else {
        const one = term(depth);
        if (!one) return undefined;
        found = times(found, one, sign);
        sign = 1;
      }
    }
    return sign === 1 ? found : undefined;
  };
  const term = (depth: number): Unit | undefined => {
    const token = itemAt(tokens, at++);
    let one: Unit | undefined;
    if (token === '(') {
      one = depth < 4 ? product(depth + 1) : undefined;
      if (tokens[at++] !== ')') return undefined;
    } else if (LOGARITHMS.test(token) && tokens[at] === '(') return undefined;
    else one = /^\d/.test(token) ? { ...ONE, ...(fractionOf(token) ?? { rest: Number(token) }) } : named(token);
    const power = exponent();
    return one && Number.isFinite(power) ? times(ONE, one, power) : undefined;
  };
  const exponent = (): number => {
    const marked = /^(\*\*|\^)$/.test(tokens[at] ?? '');
    if (marked) at++;
    const wrapped = marked && tokens[at] === '(';
    if (wrapped) at++;
    const sign = /^[-+]$/.test(tokens[at] ?? '') ? itemAt(tokens, at++) : '';
    if (!/^\d+(\.\d+)?$/.test(tokens[at] ?? '')) return marked || sign ? NaN : 1;
    const power = Number(`${sign}${tokens[at++]}`);
    return wrapped && tokens[at++] !== ')' ? NaN : power;
  };
  const whole = product(0);
  return at === tokens.length ? whole : undefined;
}

/**
 * By what values in one unit are multiplied and then divided to be in another: exact numbers where there are such, of
 * which one is mostly 1. `undefined` where the units measure different things.
 */
export function unitFraction(
  from: Unit,
  to: Unit,
): { readonly numerator: number; readonly denominator: number } | undefined {
  const { powers, rest, ...exact } = times(from, to, -1);
  const { [PI]: halfTurns = 0, ...others } = powers;
  if (Object.values(others).some((power) => power !== 0)) return undefined;
  const [numerator, denominator] = [Number(exact.numerator), Number(exact.denominator)];
  const factor = rest * Math.PI ** halfTurns;
  const isExact = BigInt(numerator) === exact.numerator && BigInt(denominator) === exact.denominator;
  const ratio = (factor * numerator) / denominator;
  if (!Number.isFinite(ratio) || ratio === 0) return undefined;
  return factor === 1 && (isExact || numerator === 1)
    ? { numerator, denominator }
    : { numerator: ratio, denominator: 1 };
}

/** How many of one unit make one of another; `undefined` where they measure different things. */
export function unitRatio(from: Unit, to: Unit): number | undefined {
  const fraction = unitFraction(from, to);
  return fraction && fraction.numerator / fraction.denominator;
}

function named(name: string): Unit | undefined {
  const found = known(PLAIN, name) ?? known(PREFIXED, name);
  if (found) return found;
  for (const length of [2, 1]) {
    const [prefix, rest] = [name.slice(0, length), name.slice(length)];
    const unit = Object.hasOwn(PREFIXES, prefix) ? known(PREFIXED, rest) : undefined;
    const size = fractionOf(`1e${PREFIXES[prefix] ?? 0}`);
    if (unit && size) return times({ ...ONE, ...size }, unit, 1);
  }
  return undefined;
}

function known(table: Table, name: string): Unit | undefined {
  const entry = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!entry) return undefined;
  if ('parts' in entry) return { ...ONE, denominator: BigInt(entry.parts), powers: entry.powers };
  const [factor, powers] = entry;
  return { ...ONE, ...(fractionOf(String(factor)) ?? { rest: factor }), powers };
}

function times(a: Unit, b: Unit, power: number): Unit {
  const names = new Set([...Object.keys(a.powers), ...Object.keys(b.powers)]);
  const powers = Object.fromEntries(
    Array.from(names, (name) => [name, (a.powers[name] ?? 0) + power * (b.powers[name] ?? 0)]),
  );
  const part = raised(b, power);
  const exact = part && multiplied(a, part);
  const rest = a.rest * b.rest ** power;
  return exact ? { ...exact, rest, powers } : { ...ONE, rest: rest * approximate(a) * approximate(b) ** power, powers };
}

function approximate({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}
