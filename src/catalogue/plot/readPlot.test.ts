import { describe, expect, test } from 'vitest';
import { leftOutWords } from './plotWords.ts';
import { readPlot } from './readPlot.ts';

const COLUMNS = [
  { name: 'bp_rp', type: 'FLOAT', unit: 'mag' },
  { name: 'abs_mag', type: 'DOUBLE', unit: 'mag' },
  { name: '-odd', type: 'DOUBLE' },
  { name: 'seen', type: 'TIMESTAMP' },
  { name: 'name', type: 'VARCHAR' },
  { name: 'ra', type: 'float64', unit: 'rad', ucd: 'pos.eq.ra;meta.main' },
  { name: 'dec', type: 'float64', unit: 'rad', ucd: 'pos.eq.dec;meta.main' },
  { name: 'source_id', type: 'BIGINT' },
  { name: 'list', type: 'DOUBLE[]' },
];

describe('a plot that is wished for', () => {
  test('a colour–magnitude diagram has units in its labels and runs backwards', () => {
    const { kind, x, y } = readPlot({ x: 'BP_RP', y: '-abs_mag' }, COLUMNS);
    expect([kind, x.label, x.isInverted, y?.label, y?.isInverted]).toEqual([
      'points',
      'bp_rp (mag)',
      false,
      'abs_mag (mag)',
      true,
    ]);
  });

  test('a minus and invert undo each other, and a column that begins with a minus is that column', () => {
    expect(readPlot({ x: '-bp_rp', invert: 'x' }, COLUMNS).x.isInverted).toBe(false);
    expect(readPlot({ x: '-odd' }, COLUMNS).x).toMatchObject({ column: '-odd', isInverted: false });
    expect(readPlot({ x: '--odd' }, COLUMNS).x).toMatchObject({ column: '-odd', isInverted: true });
  });

  test('x alone is a histogram, whose counts y says to be logarithmic', () => {
    expect(readPlot({ x: 'source_id', log: 'y', bins: 7 }, COLUMNS)).toMatchObject({
      kind: 'histogram',
      isLogCount: true,
      bins: 7,
    });
  });

  test('a sky finds its positions, in degrees', () => {
    const { x, y, kind } = readPlot({ projection: 'aitoff', center: 180 }, COLUMNS);
    expect([kind, x.column, y?.column]).toEqual(['sky', 'ra', 'dec']);
    expect(x.form).toEqual({ kind: 'longitude', toDeg: 180 / Math.PI, centerDeg: 180 });
  });

  test.each([
    ['hr', 15],
    ['hour', 15],
    ['hourangle', 15],
    ['radian', 180 / Math.PI],
    ['arcmin', 1 / 60],
    ['mas', 1 / 3_600_000],
    ['deg', 1],
    [undefined, 1],
  ])('an angle in %s is %d degrees', (unit, deg) => {
    const columns = ['l', 'b'].map((name) => ({ name, type: 'DOUBLE', unit }));
    const { x, y } = readPlot({ x: 'l', y: 'b', projection: 'aitoff' }, columns);
    for (const { form } of [x, y ?? x]) expect('toDeg' in form && form.toDeg).toBeCloseTo(deg, 12);
  });

  test.each(['mas/yr', 'mag', 'furlong'])('%s is a unit of no angle on the sky', (unit) => {
    const columns = ['l', 'b'].map((name) => ({ name, type: 'DOUBLE', unit }));
    expect(() => readPlot({ x: 'l', y: 'b', projection: 'aitoff' }, columns)).toThrow('is not one of angles');
  });

  test.each([
    [{ type: 'time (tdb)', timeScale: 'tdb' }, 'at (UTC, from TDB)'],
    [{ type: 'TIMESTAMP', timeScale: 'tai' }, 'at (UTC, from TAI)'],
    [{ type: 'time (local)', timeScale: 'local' }, 'at (local time)'],
    [{ type: 'time (utc)' }, 'at (UTC)'],
    [{ type: 'TIMESTAMP' }, 'at'],
    [{ type: 'DOUBLE', unit: 'd' }, 'at (d)'],
  ])('the label of times as %j says the scale that is drawn', (known, label) => {
    expect(readPlot({ x: 'at' }, [{ name: 'at', ...known }]).x.label).toBe(label);
  });

  test('what was changed of the columns that are drawn is kept, once each, and of others it is not', () => {
    const columns = ['x', 'y', 'e', 'other'].map((name) => ({ name, type: 'DOUBLE', note: `\`${name}\` is odd.` }));
    const { notes } = readPlot({ x: 'x', y: '-y', color: 'x', yerr: 'e' }, columns);
    expect(notes).toEqual(['`x` is odd.', '`y` is odd.', '`e` is odd.']);
  });

  test('times are times', () => {
    expect(readPlot({ x: 'seen', y: 'bp_rp' }, COLUMNS).x.form).toEqual({ kind: 'time' });
  });

  test.each([
    [{}, 'a plot needs x'],
    [{ y: 'bp_rp' }, 'a plot needs x'],
    [{ x: 'gone' }, 'no column `gone`; there are bp_rp, abs_mag'],
    [{ x: 'name' }, '`name` is VARCHAR, and a plot needs numbers'],
    [{ x: 'list' }, '`list` is DOUBLE[]'],
    [{ x: 'ra', log: 'z' }, 'log can be x, y, color, and not `z`'],
    [{ x: 'ra', y: 'dec', projection: 'mercator' }, 'projection can be mollweide, hammer, aitoff'],
    [{ x: 'ra', projection: 'aitoff' }, 'needs x and y, or neither'],
    [{ x: 'ra', y: 'dec', log: 'x', projection: 'aitoff' }, 'no logarithmic axes'],
    [{ x: 'ra', colormap: 'jet' }, 'colormap can be viridis'],
    [{ x: 'ra', color: 'dec' }, 'a histogram, which has no y'],
    [{ x: 'ra', bins: 0 }, 'bins is a whole number from 1'],
    [{ x: 'ra', density: 1e9 }, 'density is a whole number'],
  ])('%j is a mistake, told in words', (wish, words) => {
    expect(() => readPlot(wish, COLUMNS)).toThrow(words);
  });

  test.each([
    ['mag', 'mmag', 1e-3],
    ['mag(AB)', 'mag', 1],
    ['Jy', 'mJy', 1e-3],
    ['mJy', 'Jy', 1e3],
    ['made up', 'made up', 1],
  ])('errors of a value in %s that are in %s are scaled', (unit, own, factor) => {
    const { yError } = readPlot({ x: 'v', y: '-v', yerr: 'e' }, [
      { name: 'v', type: 'DOUBLE', unit },
      { name: 'e', type: 'DOUBLE', unit: own },
    ]);
    expect(yError?.column).toBe('e');
    expect(yError?.factor).toBeCloseTo(factor, 12);
  });

  test('errors of a time are scaled to its milliseconds', () => {
    const columns = [...COLUMNS, { name: 'e', type: 'DOUBLE', unit: 'd' }];
    expect(readPlot({ x: 'seen', y: 'bp_rp', xerr: 'e' }, columns).xError).toEqual({ column: 'e', factor: 86_400_000 });
  });

  test.each([
    ['mag', 'Jy', 'in Jy, and `v` is in mag'],
    ['mag', '%', 'in %'],
    ['made up', 'mag', 'in mag, and `v` is in made up'],
    [undefined, 'mag', 'without a unit'],
  ])('errors of a value in %s that are in %s are refused', (unit, own, words) => {
    const columns = [
      { name: 'v', type: 'DOUBLE', unit },
      { name: 'e', type: 'DOUBLE', unit: own },
    ];
    expect(() => readPlot({ x: 'v', y: 'v', yerr: 'e' }, columns)).toThrow(words);
  });

  test('errors of a time without a unit, and errors that are times, are refused', () => {
    expect(() => readPlot({ x: 'seen', y: 'bp_rp', xerr: 'source_id' }, COLUMNS)).toThrow('in a unit of time');
    expect(() => readPlot({ x: 'bp_rp', y: 'bp_rp', xerr: 'seen' }, COLUMNS)).toThrow('it is a time');
  });

  test('errors without a unit are those of the value, which is told as negative ones are', () => {
    const plot = readPlot({ x: 'ra', y: 'bp_rp', yerr: 'source_id' }, COLUMNS);
    const facts = {
      rows: 9,
      drawn: 9,
      leftOut: [],
      uncolored: 0,
      negativeErrors: [{ column: 'source_id', rows: 2 }],
    };
    expect(leftOutWords(plot, facts)).toEqual([
      '2 rows with source_id below zero, which is no error, have no error bar.',
      'source_id has no unit and is taken to be in mag.',
    ]);
  });

  test('rows that are not drawn are told, each reason with its column', () => {
    const plot = readPlot({ x: 'bp_rp', y: 'abs_mag', color: 'ra', log: 'y' }, COLUMNS);
    const facts = {
      ...{ rows: 1000, drawn: 985, uncolored: 1 },
      leftOut: [
        { column: 'bp_rp', missing: 12, infinite: 0, beyond: 0, outside: 0 },
        { column: 'abs_mag', missing: 0, infinite: 1, beyond: 0, outside: 3 },
      ],
    };
    expect(leftOutWords(plot, facts)).toEqual([
      '15 rows of 1,000 are not drawn: 12 without bp_rp, 1 with infinite abs_mag, 3 with abs_mag of zero or less, which has no logarithm.',
      '1 row without ra is grey.',
    ]);
    expect(leftOutWords(plot, { ...facts, drawn: 1000, uncolored: 0 })).toEqual([]);
  });
});
