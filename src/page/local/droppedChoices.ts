import type { LocalChoice, LocalFile } from '../../../workers/wire/localChoice.ts';
import { fileChoice } from './choicesOf.ts';

/**
 * What was dropped, and the names of folders that the browser does not open: in a page of opaque origin it opens none.
 */
export type Dropped = { readonly choices: readonly LocalChoice[]; readonly unopened: readonly string[] };

/** Reads which files and folders were dropped. To be called before the event has ended. */
export async function droppedChoices({ items }: DataTransfer): Promise<Dropped> {
  // What is dropped can be asked for only while the event lasts.
  const dropped = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const choices: LocalChoice[] = [];
  const unopened: string[] = [];
  for (const { entry, file } of dropped) {
    if (!entry || !isFolder(entry)) choices.push(...(file ? [fileChoice(file)] : []));
    else {
      const files = await filesIn(entry, '').catch(() => undefined);
      if (files) choices.push({ name: entry.name, isFolder: true, files });
      else unopened.push(entry.name);
    }
  }
  return { choices, unopened };
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return !entry.isDirectory;
}

async function filesIn(folder: FileSystemDirectoryEntry, before: string): Promise<readonly LocalFile[]> {
  const entries = await entriesOf(folder.createReader());
  const files = await Promise.all(
    entries.map(async (entry): Promise<readonly LocalFile[]> => {
      const path = before + entry.name;
      if (isFolder(entry)) return filesIn(entry, `${path}/`);
      if (!isFile(entry)) return [];
      return [{ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }];
    }),
  );
  return files.flat();
}

/** A reader gives some hundred entries at a time, and none at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
