import type { LocalChoice, LocalFile } from '../../../workers/wire/localChoice.ts';
import { present } from '../../known/present.ts';

/** What a file picker gave: files each by itself, or those of a folder, whose paths begin with its name. */
export function choicesOf(files: Iterable<File>): readonly LocalChoice[] {
  const alone: LocalChoice[] = [];
  const folders = new Map<string, LocalFile[]>();
  for (const file of files) {
    const [folder = '', ...within] = file.webkitRelativePath.split('/');
    if (within.length === 0) alone.push(fileChoice(file));
    else present(folders.set(folder, folders.get(folder) ?? []).get(folder)).push({ path: within.join('/'), file });
  }
  return [...alone, ...[...folders].map(([name, within]) => ({ name, isFolder: true, files: within }))];
}

/** A file by itself. */
export function fileChoice(file: File): LocalChoice {
  return { name: file.name, isFolder: false, files: [{ path: file.name, file }] };
}
