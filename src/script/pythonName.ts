import { KEYWORDS } from '../parse/python/token.ts';

/** A name of SQL or JavaScript as one of Python: of what is none there, or a keyword, another is made. */
export function pythonName(name: string): string {
  const letters = name.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}_]/gu, '_');
  return KEYWORDS.has(letters) ? `${letters}_` : letters.replace(/^(?=\p{N})/u, '_');
}

/** The arguments of a call, each a name of the notebook with its value. */
export function namedArguments(names: readonly string[]): string {
  return names
    .map((name) => {
      const own = pythonName(name);
      return own === name ? `, ${name}=${name}` : `, **{${JSON.stringify(name)}: ${own}}`;
    })
    .join('');
}
