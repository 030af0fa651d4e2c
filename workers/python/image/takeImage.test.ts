import { expect, test } from 'vitest';
import type { Pieces } from '../../unpack/pieces.ts';
import { FOLDER } from '../../wire/partPath.ts';
import { imageFile, type PythonImage } from '../../wire/pythonImages.ts';
import { takeImage } from './takeImage.ts';

/** An image of no module, whose memory is its name, unpacked; cut off where it is to be. */
async function* imageOf(name: string, bytes = Infinity): Pieces {
  const header = new TextEncoder().encode(JSON.stringify({ modules: [] }));
  const length = new Uint8Array(new Uint32Array([header.length]).buffer);
  yield new Uint8Array(Buffer.concat([length, header, Buffer.from(name)]).subarray(0, bytes));
}

/** A site that has these images and unpacks in this thread, and what was asked of it there. */
function site(...has: readonly PythonImage[]) {
  const asked: string[] = [];
  const here = async (path: string): Promise<Pieces> => {
    asked.push(path.slice(FOLDER.pyodide.length));
    const name = has.find((image) => path === `${FOLDER.pyodide}${imageFile(image)}`);
    if (!name) throw new Error(`${path} cannot be had`);
    return imageOf(name);
  };
  return { asked, here };
}

const beside = () => {
  throw new Error('no worker came');
};
const memoryOf = async (image: ReturnType<typeof takeImage>) => Buffer.concat((await image).memory).toString();

test('an image is taken beside the thread, and asked for once', async () => {
  const { asked, here } = site('core', 'science');
  const image = takeImage('science', { beside: (path) => imageOf(`beside, ${path}`), here });
  expect(await memoryOf(image)).toBe('beside, vendor/pyodide/science.image');
  expect(asked).toEqual([]);
});

test('one that is not unpacked beside the thread, or breaks off there, is unpacked in it', async () => {
  const { here } = site('core', 'science');
  expect(await memoryOf(takeImage('science', { beside, here }))).toBe('science');
  expect(await memoryOf(takeImage('science', { beside: () => imageOf('x', 9), here }))).toBe('science');
});

test('where an image cannot be had, the next that has all of it takes its place, or the largest of the others', async () => {
  const { asked, here } = site('core', 'science', 'wide');
  expect(await memoryOf(takeImage('astropy', { beside, here }))).toBe('science');
  expect(asked).toEqual(['astropy.image', 'services.image', 'science.image']);
  const others = site('core', 'numpy', 'scipy-matplotlib');
  expect(await memoryOf(takeImage('plots', { beside, here: others.here }))).toBe('scipy-matplotlib');
  expect(others.asked).toEqual(['plots.image', 'tables.image', 'wide.image', 'scipy-matplotlib.image']);
  const larger = site('core', 'numpy', 'scipy', 'tables');
  expect(await memoryOf(takeImage('pandas', { beside, here: larger.here }))).toBe('tables');
  expect(larger.asked).toEqual(['pandas.image', 'pandas-matplotlib.image', 'tables.image']);
  expect(await memoryOf(takeImage('plots', { beside, here: site('core').here }))).toBe('core');
  await expect(takeImage('plots', { beside, here: site().here })).rejects.toThrow('core.image cannot be had');
});
