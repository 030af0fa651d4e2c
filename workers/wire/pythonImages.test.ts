import { expect, test } from 'vitest';
import { imageWith, packagesOf, PYTHON_IMAGES } from './pythonImages.ts';

test('each image has what the one before it has, and more', () => {
  for (const [index, image] of PYTHON_IMAGES.entries()) {
    const smaller = PYTHON_IMAGES[index - 1];
    if (smaller === undefined) continue;
    expect(packagesOf(image)).toEqual(expect.arrayContaining([...packagesOf(smaller)]));
    expect(packagesOf(image).length).toBeGreaterThan(packagesOf(smaller).length);
  }
});

test('a Python starts from the smallest image that has all of what is asked for, and no larger one for what none has', () => {
  expect(imageWith([])).toBe('core');
  expect(imageWith(['seaborn'])).toBe('core');
  expect(imageWith(['numpy', 'seaborn'])).toBe('astropy');
  expect(imageWith(['numpy', 'pyvo'])).toBe('science');
  expect(imageWith(['astropy', 'astropy.wcs'])).toBe('science');
  expect(imageWith(['pandas', 'astropy'])).toBe('tables');
  expect(imageWith(['scipy', 'matplotlib'])).toBe('wide');
  for (const image of PYTHON_IMAGES) expect(imageWith(packagesOf(image))).toBe(image);
});
