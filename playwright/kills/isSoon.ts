import { slowness } from '../slowness.ts';

/** Two seconds are promised; a browser of a test takes longer to draw what is told. */
const TOLD_MS = 4000;
const LOOK_MS = 50;

/** Whether something is so within a time of a quiet machine: that within which a reader has to be told. */
export async function isSoon(look: () => Promise<boolean>, withinMs = TOLD_MS): Promise<boolean> {
  for (const startMs = Date.now(); ;) {
    if (await look().catch(() => false)) return true;
    if (Date.now() - startMs > withinMs * slowness()) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
