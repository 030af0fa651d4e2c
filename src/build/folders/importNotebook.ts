import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { readNotebook } from '../../notebook/readNotebook.ts';
import { folderName, writeFolder } from './writeFolder.ts';
import { NodeParser } from './nodeParser.ts';
import { messageOf } from '../../known/messageOf.ts';

const [file, name] = process.argv.slice(2);
if (file === undefined) {
  console.error(
    'npm run import <file> [<name>]: makes cells/<name>/ of a notebook file of any kind that Skybook opens',
  );
  process.exit(2);
}
Object.assign(globalThis, { DOMParser: NodeParser });
try {
  const found = readNotebook(readFileSync(file, 'utf8'), basename(file));
  if (!found) throw new Error(`${file} is no notebook that Skybook opens`);
  const folder = name ?? folderName(basename(file).replace(/\.\w+$/, ''));
  const files = writeFolder(resolve('cells'), folder, found.notebook);
  console.log(`cells/${folder}/ is made: ${files.join(', ')}`);
  if (found.notebook.order === 'document')
    console.log(
      'Its cells ran in the order in which they stand; here a name belongs to one cell: npm run dev shows what to rename.',
    );
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}
