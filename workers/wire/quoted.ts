/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL string. */
export function stringLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
