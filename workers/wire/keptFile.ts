/** A file of a notebook's folder, by its path there. */
export type KeptFile = { readonly path: string; readonly bytes: Uint8Array };

/** The most bytes of such files that are kept of one notebook, as `roomTaken` counts them. */
export const FOLDER_BYTES = 50_000_000;

/** The most such files that are kept of one notebook. */
export const FOLDER_FILES = 1000;

/** The longest path of one that is kept, in UTF-16 units. */
export const FILE_PATH = 500;

/** What is kept of a file besides its bytes and its path, in bytes. */
const RECORD_BYTES = 200;

/** The bytes that a file takes where it is kept. */
export function roomTaken(path: string, bytes: number): number {
  return bytes + path.length + RECORD_BYTES;
}

/** Whether a file of so many bytes may be kept beside `kept`, each by its path with the room that it takes. */
export function hasRoom(
  kept: Iterable<readonly [path: string, room: number]>,
  path: string,
  bytes: number,
  most = FOLDER_BYTES,
): boolean {
  let [count, room] = [1, roomTaken(path, bytes)];
  for (const [other, taken] of kept) if (other !== path) [count, room] = [count + 1, room + taken];
  return path.length <= FILE_PATH && count <= FOLDER_FILES && room <= most;
}
