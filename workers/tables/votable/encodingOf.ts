/**
 * The encoding of an XML document (XML 1.0 §4.3.3, appendix F): as its first bytes say, else as its declaration does,
 * else UTF-8.
 */
export function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /encoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1];
  try {
    const { encoding } = new TextDecoder(named ?? 'utf-8');
    // A declaration that could be read byte by byte stands in no text of two bytes a letter.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return 'utf-8';
  }
}
