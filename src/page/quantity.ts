/** A duration for people: `0.4 s`, `12.3 s`, `2 min 5 s`, `1 h 4 min`. */
export function elapsedText(elapsedMs: number): string {
  const tenths = Math.round(elapsedMs / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(elapsedMs / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(elapsedMs / 60_000);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
