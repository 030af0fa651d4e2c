import { whenIdle } from './whenIdle.ts';

/** Who opens a notebook looks, and may press a key, before what that does not need takes the page's thread. */
const READ_MS = 500;

/** Resolves when a page that has just been drawn has been before its reader for a moment, and has time to spare. */
export async function whenRead(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, READ_MS));
  await new Promise<void>((resolve) => whenIdle(() => resolve()));
}
