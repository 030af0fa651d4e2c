/** The address of a TAP service in a first line `-- @tap https://…`: the cell is ADQL for that service. */
export function findTapUrl(text: string): string | undefined {
  return /^\s*--[ \t]*@tap[ \t]+(\S+)/i.exec(text)?.[1];
}
