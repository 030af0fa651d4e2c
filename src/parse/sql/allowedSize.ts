/** The size that a cell's first line `-- @allow 2 GB` names, as it is written; `undefined` without such a line. */
export function allowedSize(text: string): string | undefined {
  return /^\s*--[ \t]*@allow[ \t]+([\d.]+[ \t]*[MGT]B)\b/i.exec(text)?.[1];
}
