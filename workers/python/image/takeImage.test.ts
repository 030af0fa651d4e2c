import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FOLDER } from '../../wire/partPath.ts';
import { imageFile, type PythonImage } from '../../wire/pythonImages.ts';
import { unpackHere } from './readImage.ts';
import { takeImage } from './takeImage.ts';

/** The file of an image of no module, whose memory is its name. */
function fileOf(name: string): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(JSON.stringify({ modules: [] }));
  const length = new Uint8Array(new Uint32Array([header.length]).buffer);
  return new Uint8Array(gzipSync(Buffer.concat([length, header, Buffer.from(name)])));
}

/** What a site that has these images gives, and what was asked of it. */
function site(...has: readonly PythonImage[]) {
  const asked: string[] = [];
  const take = async (path: string): Promise<ArrayBuffer> => {
    asked.push(path.slice(FOLDER.pyodide.length));
    const name = has.find((image) => path === `${FOLDER.pyodide}${imageFile(image)}`);
    if (!name) throw new Error(`${path} cannot be had`);
    return fileOf(name).buffer;
  };
  return { asked, take };
}

const noWorker = () => {
  throw new Error('no worker came');
};
const memoryOf = async (image: ReturnType<typeof takeImage>) => Buffer.concat((await image).memory).toString();

test('an image is taken beside the thread, and asked for once', async () => {
  const { asked, take } = site('core', 'science');
  const image = takeImage('science', take, (path) => unpackHere(fileOf(`beside, ${path}`)));
  expect(await memoryOf(image)).toBe('beside, vendor/pyodide/science.image');
  expect(asked).toEqual([]);
});

test('one that is not unpacked beside the thread, or breaks off there, is unpacked in it', async () => {
  const { take } = site('core', 'science');
  expect(await memoryOf(takeImage('science', take, noWorker))).toBe('science');
  expect(await memoryOf(takeImage('science', take, () => unpackHere(fileOf('x').slice(0, 30))))).toBe('science');
});

test('where an image cannot be had, the largest of the smaller ones that can takes its place', async () => {
  const { asked, take } = site('core', 'science');
  expect(await memoryOf(takeImage('wide', take, noWorker))).toBe('science');
  expect(asked).toEqual(['wide.image', 'tables.image', 'plots.image', 'science.image']);
  expect(await memoryOf(takeImage('plots', site('core').take, noWorker))).toBe('core');
  await expect(takeImage('plots', site().take, noWorker)).rejects.toThrow('core.image cannot be had');
});
