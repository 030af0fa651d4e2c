/** Whether a column's type in words, of DuckDB or of Arrow, is that of texts. */
export function isTextType(type: string | undefined): boolean {
  return /^(?:VARCHAR|ENUM|Utf8|LargeUtf8)/i.test(type ?? '');
}
