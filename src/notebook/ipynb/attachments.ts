import { LIMITS, overLimit } from '../limits.ts';
import { imageBase64 } from './imageBase64.ts';
import { joined } from './jupyter.ts';
import { recordOf } from '../../known/recordOf.ts';
import { present } from '../../known/present.ts';

const REFERENCE = 'attachment:';
/** What ends an address in Markdown and HTML; a name may hold a few of them. */
const ENDS = /[)>"'\s]|$/g;
const MOST_ENDS = 8;
const MOST_NAME_CHARACTERS = 250;

/**
 * Puts the images attached to the cells of a Jupyter notebook into their texts, as addresses that hold them; counts how
 * large they make the notebook.
 */
export class Attachments {
  #characters = 0;

  /** The text of a cell with its images in it. Fails with kind `link` where those of the notebook grow too large. */
  in(text: string, attached: unknown): string {
    const addresses = addressesOf(attached);
    const [before = '', ...references] = addresses.size > 0 ? text.split(REFERENCE) : [text];
    const pieces = references.map((after) => {
      const name = namesIn(after).find((found) => addresses.has(found) || addresses.has(decoded(found)));
      if (name === undefined) return REFERENCE + after;
      const address = addresses.get(name) ?? present(addresses.get(decoded(name)));
      this.#characters += address.length;
      if (this.#characters > LIMITS.bytes) throw overLimit('bytes');
      return address + after.slice(name.length);
    });
    return before + pieces.join('');
  }
}

/** Names with which a text may begin, the longest first. */
function namesIn(text: string): readonly string[] {
  const start = text.slice(0, MOST_NAME_CHARACTERS);
  return [...start.matchAll(ENDS)]
    .slice(0, MOST_ENDS)
    .map(({ index }) => start.slice(0, index))
    .reverse();
}

function addressesOf(attached: unknown): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(recordOf(attached)).flatMap(([name, forms]) => {
      const [type = '', content] = Object.entries(recordOf(forms))[0] ?? [];
      const base64 = imageBase64(type, joined(content));
      // Anything else would end the address and go on as Markdown.
      return base64 === undefined ? [] : [[name, `data:${type};base64,${base64}`] as const];
    }),
  );
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
