import { expect, test } from 'vitest';
import { heldBy, imagesInsteadOf, imageWith, packagesOf, PYTHON_IMAGES } from './pythonImages.ts';

test('the last image has what all the others have', () => {
  for (const image of PYTHON_IMAGES) expect(packagesOf('wide')).toEqual(expect.arrayContaining([...packagesOf(image)]));
});

test('a Python starts from the smallest image that has all of what is asked for, and no larger one for what none has', () => {
  expect(imageWith([])).toBe('core');
  expect(imageWith(['seaborn'])).toBe('core');
  expect(imageWith(['numpy', 'seaborn'])).toBe('numpy');
  expect(imageWith(['numpy', 'pyvo'])).toBe('services');
  expect(imageWith(['pyvo', 'astropy.wcs'])).toBe('science');
  expect(imageWith(['astropy', 'astropy.wcs'])).toBe('science');
  expect(imageWith(['pandas', 'numpy'])).toBe('pandas');
  expect(imageWith(['pandas', 'astropy'])).toBe('tables');
  expect(imageWith(['bokeh', 'matplotlib'])).toBe('plots');
  expect(imageWith(['scipy', 'matplotlib'])).toBe('scipy-matplotlib');
  expect(imageWith(['scipy', 'astropy'])).toBe('wide');
  for (const image of PYTHON_IMAGES) expect(imageWith(heldBy(image))).toBe(image);
});

test('in place of an image stand those that have all of it, the smallest first, and then each of the others', () => {
  expect(imagesInsteadOf('pandas').slice(0, 4)).toEqual(['pandas', 'pandas-matplotlib', 'tables', 'wide']);
  expect(imagesInsteadOf('science').slice(0, 6)).toEqual([
    'science',
    'plots',
    'tables',
    'wide',
    'scipy-matplotlib',
    'astropy-matplotlib',
  ]);
  for (const image of PYTHON_IMAGES) {
    expect(imagesInsteadOf(image)[0]).toBe(image);
    expect([...imagesInsteadOf(image)].sort()).toEqual([...PYTHON_IMAGES].sort());
  }
});
