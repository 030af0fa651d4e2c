const [QUOTE, BACKSLASH] = ['"'.charCodeAt(0), '\\'.charCodeAt(0)];
const OPENING = new Set([...'[{'].map((sign) => sign.charCodeAt(0)));
const CLOSING = new Set([...']}'].map((sign) => sign.charCodeAt(0)));

/**
 * Whether a text of JSON is nested deeper than `most`, which parsers of JSON and all that walks what they give follow
 * by recursion.
 */
export function isNestedDeeper(json: string, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) inString = !inString;
    else if (!inString && OPENING.has(code) && ++depth > most) return true;
    else if (!inString && CLOSING.has(code)) depth--;
  }
  return false;
}
