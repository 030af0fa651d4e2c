/** A frame that can be waited for. */
export type LoadedFrame = { readonly loads: (withinMs: number) => Promise<boolean>; readonly dispose: () => void };

/** A frame that has not loaded its few lines by then was given the process of one before it, which hangs. */
const LOAD_MS = 3000;
/** Chromium keeps a process for frames to come for 2 s after its last one went. */
const LET_GO_MS = 3000;

/** Makes a frame where there is no other, again and again until one comes to life, as long as it is wanted. */
export async function makeLoaded(make: () => LoadedFrame, isWanted: () => boolean): Promise<void> {
  for (let patienceMs = LOAD_MS; isWanted(); patienceMs *= 2) {
    const frame = make();
    if (await frame.loads(patienceMs)) return;
    frame.dispose();
    await new Promise((resolve) => setTimeout(resolve, LET_GO_MS));
  }
}
