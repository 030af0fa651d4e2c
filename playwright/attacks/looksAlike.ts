import type { Page } from '@playwright/test';
import { decoded } from '../decoded.ts';

/** Of 255: machines smooth the edges of one drawing by less otherwise from time to time. */
const SMOOTHED = 8;

/** Whether two pictures (PNG) of one size show the same, pixel by pixel; `page` is any, which decodes them. */
export async function looksAlike(page: Page, a: Buffer, b: Buffer): Promise<boolean> {
  if (a.equals(b)) return true;
  const [one, other] = await Promise.all([decoded(page, a), decoded(page, b)]);
  return page.evaluate(
    ({ one: { data: ours }, other: { data: theirs }, smoothed }) =>
      ours.length === theirs.length && ours.every((value, at) => Math.abs(value - (theirs[at] ?? 0)) <= smoothed),
    { one, other, smoothed: SMOOTHED },
  );
}
