import { attribute, xmlText, type XmlTag } from './xmlTokens.ts';

/**
 * An INFO of a VOTable (VOTable 1.5 §4.8): its name in lower case, its value, and the text in it, which is often an
 * explanation.
 */
export type Info = { readonly name: string; readonly value: string; readonly text: string };

/** Reads an INFO from its tag and what stands between it and its closing tag. */
export function infoOf({ attributes }: XmlTag, body: string): Info {
  return {
    name: attribute(attributes, 'name').toLowerCase(),
    value: attribute(attributes, 'value').trim(),
    text: xmlText(body).replace(/\s+/g, ' ').trim(),
  };
}
