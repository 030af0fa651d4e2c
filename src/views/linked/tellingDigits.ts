/** A value that all languages have alike; no value is `undefined`. */
export type Plain = number | string | undefined;

/** A text tells no more than a few digits do: words are of few kinds. */
const TEXT_DIGITS = 3;
const FLOAT32_DIGITS = 7;

/**
 * How much the values of a column tell of whose rows they are, in decimal digits: nothing where they could be those of
 * any table, being one value, numbers in steps or in a repeated pattern of few steps, marks of few kinds, or missing.
 * The values are of rows that are equally far from each other.
 */
export function tellingDigits(values: readonly Plain[]): number {
  const numbers = values.flatMap((value, row) => (typeof value === 'number' ? [{ row, value }] : []));
  if (numbers.length > 0) return ofNumbers(numbers);
  const texts = values.flatMap((value, row) => (typeof value === 'string' ? [{ row, text: value }] : []));
  // `p0001`, `p0002` are numbers with a word before them.
  const inTexts = texts.flatMap(({ row, text }) => {
    const digits = text.replace(/\D+/g, '');
    return digits === '' ? [] : [{ row, value: Number(digits) }];
  });
  const kinds = new Set(texts.map(({ text }) => text.replace(/\d+/g, '0')));
  const words = kinds.size > texts.length / 2 && kinds.size > 1 ? [...kinds] : [];
  const ofWords = words.reduce((sum, word) => sum + Math.min(TEXT_DIGITS, Math.max(0, word.length - 1)), 0);
  return ofWords + ofNumbers(inTexts);
}

type At = { readonly row: number; readonly value: number };

function ofNumbers(numbers: readonly At[]): number {
  const finite = numbers.filter(({ value }) => Number.isFinite(value));
  const [first] = finite;
  if (!first) return 0;
  const values = new Set(finite.map(({ value }) => value));
  if (finite.length === 1) return significant(first.value);
  if (values.size === 1) return 0;
  const steps = Math.min(stepsOf(finite), ratiosOf(finite));
  // Two numbers are always a step apart; a pattern has few steps, each of them often.
  const isPattern = finite.length > 2 && (steps === 1 || (steps <= 3 && finite.length - 1 >= 3 * steps));
  if (isPattern) return 0;
  const telling = finite.length === 2 ? 2 : Math.min(values.size, steps);
  return telling * Math.log10(1 + placesWithin(values));
}

/** How many steps of different length, by the row, there are between numbers that follow each other. */
function stepsOf(numbers: readonly At[]): number {
  const all = numbers.map(({ value }) => value);
  const [low, high] = ends(all);
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const isSingle = all.every((value) => Math.fround(value) === value) && !all.every(Number.isInteger);
  const rounding = largest * (isSingle ? 10 ** -FLOAT32_DIGITS * 4 : 8 * Number.EPSILON);
  const slopes = numbers
    .slice(1)
    .map(({ row, value }, at) => {
      const before = numbers[at] ?? { row, value };
      return (value - before.value) / (row - before.row);
    })
    .toSorted((a, b) => a - b);
  const least = Math.max(rounding, (high - low) * 1e-9);
  return slopes.filter((slope, at) => at === 0 || slope - (slopes[at - 1] ?? slope) > least).length;
}

/** As `stepsOf`, of numbers whose logarithms are steps apart. */
function ratiosOf(numbers: readonly At[]): number {
  if (numbers.some(({ value }) => value <= 0)) return Infinity;
  return stepsOf(numbers.map(({ row, value }) => ({ row, value: Math.log(value) })));
}

/** Among how many numbers, as precise as these are, each of them was one. */
function placesWithin(values: ReadonlySet<number>): number {
  const [low, high] = ends([...values]);
  const last = [...values].reduce((least, value) => Math.min(least, lastPlace(value)), Infinity);
  return (high - low) / 10 ** last;
}

function ends(values: readonly number[]): readonly [number, number] {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

/** The power of ten of a number's last digit: 1 of 120, -2 of 0.25. */
function lastPlace(value: number): number {
  if (value === 0) return Infinity;
  const [digits = '', power = '0'] = Math.abs(value).toExponential().split('e');
  return Number(power) - Math.max(0, digits.length - 2);
}

function significant(value: number): number {
  return value === 0 ? 0 : (value.toExponential().split('e')[0] ?? '').replace(/\D/g, '').length;
}
