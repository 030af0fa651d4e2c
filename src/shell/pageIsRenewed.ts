/** The names of the scripts of a page of the site, which are those of their contents. */
function scriptsOf(html: string): string {
  const names = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, src = '']) => src.replace(/^.*\//, ''));
  return names.toSorted().join(' ');
}

/** Whether the site now has another first page than `own`, past all caches; false where it cannot be asked. */
export async function pageIsRenewed(
  siteUrl: string,
  own: Document = document,
  ask: typeof fetch = fetch,
): Promise<boolean> {
  try {
    const response = await ask(new URL('index.html', siteUrl), { cache: 'reload', credentials: 'omit' });
    return response.ok && scriptsOf(await response.text()) !== scriptsOf(own.head.innerHTML);
  } catch {
    return false;
  }
}
