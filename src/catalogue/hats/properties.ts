/** Reads the `key=value` (or `key: value`) lines of a HATS or HiPS properties file; `#` and `!` begin comments. */
export function parseProperties(text: string): Readonly<Record<string, string>> {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => /^\s*[^#!\s]/.test(line));
  const pairs = lines.map((line) => /^\s*([^=:\s]+)\s*[=:]([^]*)$/.exec(line));
  return Object.fromEntries(
    pairs.filter((pair) => pair !== null).map(([, key, value = '']) => [key, unescaped(value.trim())]),
  );
}

/** Words separated by spaces, as lists are written in properties. */
export function wordsOf(value: string | undefined): readonly string[] {
  return value?.split(/[\s,]+/).filter(Boolean) ?? [];
}

/** Java writes `\:`, `\=`, `\ ` and `\\` in values. */
function unescaped(value: string): string {
  return value.replace(/\\([:=#! \\])/g, '$1');
}
