/** A view is still when two pictures so long apart are the same. */
const STILL_MS = 1000;
/** What moves for longer is taken as it is then. */
const MOST_LOOKS = 10;

/** Takes a view's picture, as a `data:` address, once it has been still for a second; undefined where it gives none. */
export async function stillPicture(
  take: () => Promise<string | undefined>,
  stillMs = STILL_MS,
): Promise<string | undefined> {
  let last: string | undefined;
  for (let look = 0; look < MOST_LOOKS; look++) {
    const now = await take();
    if (now === undefined || now === last) return now;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, stillMs));
  }
  return last;
}
