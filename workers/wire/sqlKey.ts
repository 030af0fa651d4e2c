/** What SQL compares names by: of letters, those of ASCII alone have no case in DuckDB (`Δ` and `δ` are two names). */
export function sqlKey(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
