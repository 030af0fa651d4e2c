const URL_START = /\bhttps?:\/\/[^\s'"`<>()[\]{}|\\^]+/gi;

/** Distinct hosts (with port, where one is given) of the http(s) URLs anywhere in a text, comments included, in order. */
export function findHosts(text: string): readonly string[] {
  const hosts = new Set<string>();
  for (const [address] of text.matchAll(URL_START)) {
    const url = URL.parse(address);
    if (url?.host) hosts.add(url.host);
  }
  return [...hosts];
}
