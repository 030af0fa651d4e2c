/** How this bench was called, as one would write it. */
export function commandNow(): string {
  const quoted = (word: string) => (/\s/.test(word) ? `'${word}'` : word);
  return `npm run bench -- ${process.argv.slice(2).map(quoted).join(' ')}`;
}
