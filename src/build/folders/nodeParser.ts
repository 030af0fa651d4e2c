const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** As much of `DOMParser` as reading a notebook's file asks for: titles of `<i>` with character references. */
export class NodeParser {
  parseFromString(html: string): { querySelectorAll(selector: string): readonly { readonly title: string }[] } {
    const titles = [...html.matchAll(/<i title="([^"]*)"><\/i>/g)].map(([, title]) => ({ title: decoded(title!) }));
    return { querySelectorAll: () => titles };
  }
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
