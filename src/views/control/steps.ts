import type { Steps } from '../../../workers/wire/control.ts';

/** Places a step apart: how many steps there are, and the number of each place as a decimal text, exactly. */
export type Places = {
  readonly count: number;
  at(place: number): string;
  /** The place nearest to a number. */
  placeOf(text: string): number;
};

/** The places of a slider from `start` on, none beyond `stop`. */
export function placesOf({ start, stop, step }: Steps): Places {
  const places = Math.max(...[start, stop, step].map(decimalsOf));
  const first = scaled(start, places);
  const last = scaled(stop, places);
  const each = scaled(step, places);
  const count = Number((last - first) / each);
  return {
    count,
    at: (place) => textOf(first + BigInt(place) * each, places),
    placeOf: (text) => {
      const more = Math.max(0, decimalsOf(text) - places);
      const unit = 10n ** BigInt(more);
      const doubled = (scaled(text, places + more) - first * unit) * 2n + each * unit;
      return Math.min(count, Math.max(0, Number(doubled / (each * unit * 2n))));
    },
  };
}

function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** A decimal text without exponent, times ten to the power of `places`. */
function scaled(text: string, places: number): bigint {
  return BigInt(text.replace('.', '') + '0'.repeat(places - decimalsOf(text)));
}

function textOf(value: bigint, places: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`;
}
