/** The links of a page that lead one step down from its folder, as Apache, nginx and Python write them. */
export function folderLinks(page: string, folder: string): readonly string[] {
  const base = new URL(folder);
  const inside = decoded(base.pathname);
  const names = [...page.matchAll(/<a\s([^<>]*)/gi)].flatMap(([, attributes = '']) => {
    const [, a, b, c] = /(?<![\w-])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes) ?? [];
    const link = unescaped(a ?? b ?? c ?? '');
    if (link === '' || !URL.canParse(link, folder)) return [];
    const { origin, pathname } = new URL(link, folder);
    const path = decoded(pathname);
    const name = path.slice(inside.length);
    return origin === base.origin && path.startsWith(inside) && /^[^/]+\/?$/.test(name) ? [name] : [];
  });
  return [...new Set(names)];
}

/** The keys of a page of S3's ListObjectsV2, and the token by which the next one is asked for. */
export function bucketPage(page: string): { readonly keys: readonly string[]; readonly next: string | undefined } {
  const keys = [...page.matchAll(/<(?:Key|CommonPrefixes>\s*<Prefix)>([^<]*)</g)].map(([, key = '']) => unescaped(key));
  const next = /<IsTruncated>\s*true/i.test(page)
    ? unescaped(/<NextContinuationToken>([^<]*)</.exec(page)?.[1] ?? '')
    : '';
  return { keys, next: next || undefined };
}

function unescaped(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|#39|#x3d|#61);/gi,
    (_, name: string) =>
      ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x3d': '=', '#61': '=' })[name.toLowerCase()] ?? '',
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
