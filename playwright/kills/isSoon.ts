/** Two seconds are promised; machines that are busy take longer to draw what is told. */
const TOLD_MS = 4000;
const LOOK_MS = 50;

/** Whether something is so within a time: that within which a reader has to be told. */
export async function isSoon(look: () => Promise<boolean>, withinMs = TOLD_MS): Promise<boolean> {
  for (const startMs = Date.now(); ;) {
    if (await look().catch(() => false)) return true;
    if (Date.now() - startMs > withinMs) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
