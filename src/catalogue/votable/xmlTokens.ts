/** A tag of an XML text, without its namespace prefix. `end` is the offset after it. */
export type XmlTag = { readonly name: string; readonly kind: 'open' | 'close' | 'empty'; readonly attributes: string; readonly start: number; readonly end: number };

const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

/** The tags of an XML text from `from` on; comments, CDATA and declarations are passed over. */
export function* xmlTags(xml: string, from = 0): Generator<XmlTag> {
  const pattern = new RegExp(TAG);
  pattern.lastIndex = from;
  for (let found = pattern.exec(xml); found; found = pattern.exec(xml)) {
    const [, slash, name, attributes = '', self] = found;
    if (name !== undefined) yield { name, kind: slash ? 'close' : self ? 'empty' : 'open', attributes, start: found.index, end: pattern.lastIndex };
  }
}

/** An attribute's value; empty where it is absent. */
export function attribute(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return xmlText(found?.[1] ?? found?.[2] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Character data with entities and CDATA sections resolved. */
export function xmlText(raw: string): string {
  if (!raw.includes('&') && !raw.includes('<')) return raw;
  const plain = raw.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inside: string) => inside.replaceAll('&', '&amp;'));
  return plain.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name ?? ''] ?? whole),
  );
}
