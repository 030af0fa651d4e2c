import { expect, test } from 'vitest';
import { FOLDER_LIST, listOver, readPartList, type Part } from '../../feed/partList.ts';
import { sha256 } from '../assets/sha256.ts';
import { partLists } from './partLists.ts';

const part = (path: string): Part => ({ path, bytes: 1, sha256: sha256(Buffer.from(path)) });

test('a folder of many files has a list of its own, which the site’s list has with its hash', () => {
  const few = ['a.txt', 'parts/a.js', 'parts/b.js'].map(part);
  const many = Array.from({ length: 201 }, (_, i) => part(`hips/sky/${i}.jpg`));
  const texts = partLists([...few, ...many]);
  expect([...texts.keys()].sort()).toEqual([`hips/${FOLDER_LIST}`, 'parts.json']);
  const list = readPartList(texts.get('parts.json')!);
  const own = texts.get(`hips/${FOLDER_LIST}`)!;
  expect([...list.values()].slice(0, few.length)).toEqual(few);
  expect(listOver(list, 'hips/sky/7.jpg')).toEqual({
    path: `hips/${FOLDER_LIST}`,
    bytes: own.length,
    sha256: sha256(Buffer.from(own)),
  });
  expect(listOver(list, 'parts/none.js')).toBeUndefined();
  expect([...readPartList(own).values()]).toEqual(many);
});
