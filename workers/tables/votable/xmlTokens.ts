/** A tag of an XML text, without its namespace prefix. `end` is the offset after it. */
export type XmlTag = {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
};

const NAME = /<(\/?)(?:[\w.-]+:)?([\w.-]+)/y;
const QUOTE_OR_END = /[>"']/g;

/**
 * Reads the tags of an XML text: the next one from a place on. Comments, CDATA and declarations are passed over; where
 * one of them never ends, so does the text. What begins like a tag and never ends is none.
 */
export function xmlReader(xml: string): (from: number) => XmlTag | undefined {
  /** Quotes from which on a tag has no end: what was looked for once is not looked for again. */
  const endless = new Set<number>();
  /** The first sign from a place on, which many beginnings before it share. */
  let first = { from: 0, at: -1 };

  /** The place of the `>` that ends a tag, outside its quotes. */
  function tagEnd(from: number): number | undefined {
    if (from < first.from || from > first.at) first = { from, at: signFrom(xml, from) };
    const passed: number[] = [];
    for (let at = first.at; at < xml.length && !endless.has(at);) {
      const sign = xml[at]!;
      if (sign === '>') return at;
      passed.push(at);
      const closed = xml.indexOf(sign, at + 1);
      at = closed < 0 ? Infinity : signFrom(xml, closed + 1);
    }
    for (const at of passed) endless.add(at);
    return undefined;
  }

  return (from) => {
    for (let at = xml.indexOf('<', from); at >= 0; at = xml.indexOf('<', at)) {
      const past = pastOther(xml, at);
      if (past === undefined) return undefined;
      if (past > at) {
        at = past;
        continue;
      }
      NAME.lastIndex = at;
      const [begin = '', slash, name] = NAME.exec(xml) ?? [];
      const close = name === undefined ? undefined : tagEnd(at + begin.length);
      if (name === undefined || close === undefined) {
        at++;
        continue;
      }
      const isEmpty = xml[close - 1] === '/' && close > at + begin.length;
      return {
        name,
        kind: slash ? 'close' : isEmpty ? 'empty' : 'open',
        attributes: xml.slice(at + begin.length, isEmpty ? close - 1 : close),
        start: at,
        end: close + 1,
      };
    }
    return undefined;
  };
}

/** The next quote or `>`. */
function signFrom(xml: string, from: number): number {
  QUOTE_OR_END.lastIndex = from;
  return QUOTE_OR_END.exec(xml)?.index ?? Infinity;
}

/**
 * The place after a comment, a CDATA section or a declaration that begins here; the same place for what is none, no
 * place for one that never ends.
 */
function pastOther(xml: string, at: number): number | undefined {
  const [open, close] = xml.startsWith('<!--', at)
    ? ['<!--', '-->']
    : xml.startsWith('<![CDATA[', at)
      ? ['<![CDATA[', ']]>']
      : xml[at + 1] === '!' || xml[at + 1] === '?'
        ? ['<!', '>']
        : ['', ''];
  if (open === '') return at;
  const end = xml.indexOf(close, at + open.length);
  return end < 0 ? undefined : end + close.length;
}

/** The tags of an XML text from `from` on, as `xmlReader` reads them. */
export function* xmlTags(xml: string, from = 0): Generator<XmlTag> {
  const next = xmlReader(xml);
  for (let tag = next(from); tag; tag = next(tag.end)) yield tag;
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
  const pieces: string[] = [];
  // What never ends stands as it is written.
  const endless = new Set<boolean>();
  let from = 0;
  for (let at = raw.indexOf('<!'); at >= 0; at = raw.indexOf('<!', Math.max(from, at + 2))) {
    const isSection = raw.startsWith('<![CDATA[', at);
    if ((!isSection && !raw.startsWith('<!--', at)) || endless.has(isSection)) continue;
    const past = pastOther(raw, at);
    if (past === undefined) {
      endless.add(isSection);
      continue;
    }
    pieces.push(
      withEntities(raw.slice(from, at)),
      isSection ? raw.slice(at + '<![CDATA['.length, past - ']]>'.length) : '',
    );
    from = past;
  }
  return pieces.join('') + withEntities(raw.slice(from));
}

function withEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
