/** An id for a kept notebook, short enough for an address. */
export function newId(): string {
  return crypto.getRandomValues(new Uint32Array(2)).reduce((text, word) => text + word.toString(36), '');
}
