import { expect, test } from 'vitest';
import { LocalFiles } from './localFiles.ts';

const file = (name: string, text = name) => new File([text], name);

test('a file is found by its name, the files of a folder by their paths', async () => {
  const files = new LocalFiles();
  files.add({ name: 'a b.csv', isFolder: false, files: [{ path: 'a b.csv', file: file('a b.csv') }] });
  files.add({
    name: 'sky',
    isFolder: true,
    files: [
      { path: 'dataset/x.parquet', file: file('x.parquet') },
      { path: 'top.txt', file: file('top.txt') },
    ],
  });
  expect(await files.get('a b.csv')!.text()).toBe('a b.csv');
  expect(await files.get('sky/dataset/x.parquet')!.text()).toBe('x.parquet');
  expect(files.get('sky')).toBeUndefined();
  expect(files.names('sky')).toEqual(['dataset/', 'top.txt']);
  expect(files.names('sky/dataset')).toEqual(['x.parquet']);
  expect(files.names('sky/nowhere')).toBeUndefined();
  expect(files.files().map(({ path }) => path)).toEqual(['a b.csv', 'sky/dataset/x.parquet', 'sky/top.txt']);
});

test('a choice of the same name takes the place of the former one, and listeners are told', () => {
  const files = new LocalFiles();
  const told: string[] = [];
  const stop = files.onAdd((name) => told.push(`${name} ${files.version}`));
  files.add({ name: 'sky', isFolder: true, files: [{ path: 'old', file: file('old') }] });
  files.add({ name: 'sky', isFolder: true, files: [{ path: 'new', file: file('new') }] });
  stop();
  files.add({ name: 'other', isFolder: false, files: [{ path: 'other', file: file('other') }] });
  expect(told).toEqual(['sky 1', 'sky 2']);
  expect(files.names('sky')).toEqual(['new']);
  expect(files.get('sky/old')).toBeUndefined();
});

test('names that the disk writes with accents apart are found as they are typed', () => {
  const files = new LocalFiles();
  files.add({
    name: 'é.csv'.normalize('NFD'),
    isFolder: false,
    files: [{ path: 'é.csv'.normalize('NFD'), file: file('x') }],
  });
  expect(files.has('é.csv'.normalize('NFC'))).toBe(true);
});
