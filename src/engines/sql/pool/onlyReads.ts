/** Whether all tables are what they were after a statement, as far as its beginning tells. */
export function onlyReads(sql: string): boolean {
  return /^(?:FROM|SELECT)\b/i.test(sql.trimStart()) && !sql.includes(';');
}
