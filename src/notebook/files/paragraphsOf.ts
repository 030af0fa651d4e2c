/** Lines in runs between blank ones. */
export function paragraphsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') found.push([]);
    else found.at(-1)?.push(line);
  }
  return found.filter((paragraph) => paragraph.length > 0);
}
