/** Pages of GitHub show a file; its text is at another host, which lets pages of other sites read it. */
export function rawAtGithub(url: URL): URL {
  const [, owner, repository, path] = /^\/([^/]+)\/([^/]+)\/(?:blob|raw)\/(.+)$/.exec(url.pathname) ?? [];
  if (url.host !== 'github.com' || path === undefined) return url;
  return new URL(`https://raw.githubusercontent.com/${owner}/${repository}/${path}`);
}
