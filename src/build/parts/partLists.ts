import { FOLDER_LIST, PART_LIST, writePartList, type Part } from '../../feed/partList.ts';
import { sha256 } from '../assets/sha256.ts';

/** A folder with more files, such as the tiles of a sky, has a list of its own, which waits until one is asked for. */
const MANY = 200;

/** The site's list of parts and those of its large folders, as texts by their paths: the first page waits for less. */
export function partLists(parts: readonly Part[]): ReadonlyMap<string, string> {
  const folders = new Map<string, Part[]>();
  for (const part of parts) {
    const folder = part.path.slice(0, part.path.indexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), part]);
  }
  const texts = new Map<string, string>();
  const listed = [...folders].flatMap(([folder, own]): readonly Part[] => {
    if (folder === '' || own.length <= MANY) return own;
    const [path, text] = [`${folder}${FOLDER_LIST}`, writePartList(own)];
    texts.set(path, text);
    return [{ path, bytes: Buffer.byteLength(text), sha256: sha256(Buffer.from(text)) }];
  });
  return texts.set(PART_LIST, writePartList(listed));
}
