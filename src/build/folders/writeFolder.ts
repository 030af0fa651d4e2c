import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell } from '../../notebook/cell.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { CELL_ENDINGS } from './cellEndings.ts';

/**
 * Writes a notebook as a folder of `cells/`, a file a cell; answers the files' names. Fails where the name can be none,
 * or is taken.
 */
export function writeFolder(cellsFolder: string, name: string, notebook: Notebook): readonly string[] {
  if (!/^[a-z\d][a-z\d-]{0,63}$/.test(name))
    throw new Error(`A notebook’s folder is called by small letters, digits and hyphens, as my-stars, not ${name}`);
  const folder = join(cellsFolder, name);
  if (existsSync(folder)) throw new Error(`${folder} is there already: give another name, or delete it`);
  mkdirSync(folder, { recursive: true });
  const files = new Map(notebook.cells.map((cell, index) => [fileName(cell, index), written(cell)]));
  files.set('notebook.json', `${JSON.stringify({ title: notebook.title, line: '', order: 100 }, undefined, 2)}\n`);
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  return [...files.keys()];
}

/** A name for a folder, made of a title or of a file's name. */
export function folderName(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain || 'notebook';
}

function fileName({ language, text, output }: Cell, index: number): string {
  const words = output ?? (language === 'markdown' ? (/^#+\s+(.+)$/m.exec(text)?.[1] ?? 'text') : nameIn(text));
  const number = String(index + 1).padStart(2, '0');
  return `${number}-${folderName(words).slice(0, 24).replace(/-$/, '')}.${CELL_ENDINGS[language]}`;
}

/** The first name that a cell's code gives to something. */
function nameIn(text: string): string {
  return /^(?:const |let |def |class )?([A-Za-z_]\w*)\s*(?:=(?!=)|\()/m.exec(text)?.[1] ?? 'cell';
}

function written({ text, output }: Cell): string {
  return `${output === undefined ? '' : `-- output: ${output}\n`}${text}\n`;
}
