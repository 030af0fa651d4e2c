/** A state that was typed, and when the browser had taken it, in ms since 1970. */
export type TypedState = { readonly value: string; readonly atMs: number };

/**
 * What a tab shows once it is opened anew, and what may stand there besides what was typed in it: what there was
 * before, or what another tab wrote.
 */
export type ShownAgain = { readonly value: string; readonly others: readonly string[] };

/**
 * What is wrong with what a tab shows after a death at `killedMs`: a state older than `oldestMs` is lost, or one stands
 * there that nobody typed; undefined where nothing is.
 */
export function judgeKill(
  typed: readonly TypedState[],
  { value, others }: ShownAgain,
  killedMs: number,
  oldestMs: number,
): string | undefined {
  const place = typed.map((state) => state.value).lastIndexOf(value);
  if (place < 0 && !others.includes(value)) return `${JSON.stringify(value.slice(0, 80))} was never typed`;
  // Of those that are lost, the oldest.
  const lost = typed[place + 1];
  if (!lost || killedMs - lost.atMs <= oldestMs) return undefined;
  return `${JSON.stringify(lost.value)} was ${killedMs - lost.atMs} ms old and is lost; ${JSON.stringify(value.slice(0, 80))} stands there`;
}
