import { DataType, type Table as ArrowTable, type Vector } from 'apache-arrow';
import { countBins, countFacts } from '../../catalogue/plot/countValues.ts';
import { drawnValue, eachDrawn, eachOnLine, hasPlace, type PlotValues } from '../../catalogue/plot/drawnValues.ts';
import { drawnErrors } from '../../catalogue/plot/errorColumn.ts';
import type { Plot, PlotAxis, PlotError } from '../../catalogue/plot/plot.ts';
import { instantMs } from '../../engines/instantMs.ts';
import { present } from '../../known/present.ts';
import type { ChartData } from './chartData.ts';

/** An instant that no date has, and no axis. */
const BEYOND_DATES_MS = 1e17;

/** A value as a number; NaN where it is none. Decimals of many digits are text here. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.trim() === '' ? NaN : Number(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  return value instanceof Date ? value.getTime() : NaN;
}

/** Instants in milliseconds from 1970; NaN where there is none. */
function instantsOf(vector: Vector): Float64Array {
  const rows = vector.data.flatMap((data) =>
    Array.from({ length: data.length }, (_, row) =>
      data.getValid(row) ? (instantMs(data, row) ?? BEYOND_DATES_MS) : NaN,
    ),
  );
  return Float64Array.from(rows);
}

function numbersOf(vector: Vector, column: string): Float64Array {
  if (DataType.isList(vector.type) || DataType.isFixedSizeList(vector.type) || DataType.isStruct(vector.type))
    throw new RangeError(`\`${column}\` holds several values a row, and a plot needs one`);
  const numbers = new Float64Array(vector.length);
  for (let row = 0; row < vector.length; row++) numbers[row] = numberOf(vector.get(row));
  return numbers;
}

/**
 * The values of a plot's columns, from a table as JavaScript has it. Dates, which are all text there where one is too
 * far away, are taken from the table that it was `made` of.
 */
export function valuesOf(plot: Plot, arrow: ArrowTable, made = arrow): PlotValues {
  const vectorOf = (of: ArrowTable, name: string): Vector => present(of.getChild(name), `The column ${name}`);
  const column = (name: string): Float64Array => {
    const original = vectorOf(made, name);
    return DataType.isTimestamp(original.type) || DataType.isDate(original.type)
      ? instantsOf(original)
      : numbersOf(vectorOf(arrow, name), name);
  };
  const drawn = ({ column: name, form }: PlotAxis): Float64Array => {
    const values = column(name);
    return form.kind === 'number' || form.kind === 'time' ? values : values.map((value) => drawnValue(form, value));
  };
  const { x, y, color, xError, yError } = plot;
  return {
    x: drawn(x),
    ...(y && { y: drawn(y) }),
    ...(color && { color: drawn(color) }),
    ...(xError && { xError: column(xError.column) }),
    ...(yError && { yError: column(yError.column) }),
  };
}

/** The drawn values of some rows alone. */
function onlyOf(values: PlotValues, rows: ReadonlySet<number>): PlotValues {
  const kept = Uint32Array.from([...rows].filter((row) => row < values.x.length)).toSorted();
  const pick = (from: Float64Array): Float64Array => Float64Array.from(kept, (row) => from[row] ?? NaN);
  const { x, y, color } = values;
  return { x: pick(x), ...(y && { y: pick(y) }), ...(color && { color: pick(color) }) };
}

/** Rows that are in the page. */
export function pageData(plot: Plot, values: PlotValues): ChartData {
  return {
    rows: {
      within: (isInside) => {
        const found = new Set<number>();
        eachDrawn(plot, values, (row, x, y) => isInside(x, y) && found.add(row));
        return found;
      },
      places: (rows) => onlyOf(values, rows),
      counts: (rows, bins) => countBins(plot, onlyOf(values, rows), bins),
    },
    facts: async () => countFacts(plot, values),
    counts: async (bins) => countBins(plot, values, bins),
    points: async ({ x, y }) => {
      const [found, gaps]: [number[], Set<number>] = [[], new Set()];
      const isInside = (atX: number, atY: number): boolean =>
        atX >= x.from && atX <= x.to && (!y || (atY >= y.from && atY <= y.to));
      eachOnLine(plot, values, isInside, (row, isPlaced) => {
        found.push(row);
        if (!isPlaced) gaps.add(row);
      });
      const rows = Uint32Array.from(found);
      const pick = (from: Float64Array): Float64Array =>
        Float64Array.from(rows, (row) => (gaps.has(row) ? NaN : (from[row] ?? NaN)));
      const { color, xError, yError } = values;
      const errors = (of: PlotError | undefined, from?: Float64Array) => of && from && drawnErrors(of, pick(from));
      return {
        rows,
        x: pick(values.x),
        ...(values.y && { y: pick(values.y) }),
        ...(color && { color: pick(color).map((value) => (plot.color && hasPlace(plot.color, value) ? value : NaN)) }),
        xError: errors(plot.xError, xError),
        yError: errors(plot.yError, yError),
      };
    },
  };
}
