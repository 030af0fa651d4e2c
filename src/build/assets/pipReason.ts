/** Why pip failed, in one line: its own last ERROR, or else the last thing it printed. */
export function pipReason(error: unknown): string {
  const lines = String(error)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.findLast((line) => line.startsWith('ERROR:'))?.slice(7) ?? lines.at(-1) ?? 'it said nothing';
}
