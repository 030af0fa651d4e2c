/** The runtime's name of a cell as a whole; no language can spell it. */
export function mainName(id: string): string {
  return `cell ${id}`;
}
