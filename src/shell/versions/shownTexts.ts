import { shownText, type Showing } from '../../notebook/results/shownText.ts';

/** The most characters of all texts of a version. */
const MOST = 200_000;

/** What cells showed, as texts that a version keeps, as many as there is room for; undefined where there are none. */
export function shownTexts(
  showings: Readonly<Record<string, Showing>>,
  most = MOST,
): Readonly<Record<string, string>> | undefined {
  let room = most;
  const texts = Object.entries(showings).flatMap(([id, showing]) => {
    const text = shownText(showing);
    if (text.length > room) return [];
    room -= text.length;
    return [[id, text] as const];
  });
  return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}
