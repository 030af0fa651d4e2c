import { rawAtGithub } from './rawAtGithub.ts';
import { readRoute } from './route.ts';

/** The folder in which a notebook's file lies, as an address that ends with `/`, where its route has one. */
export function folderOf(route: string | undefined): string | undefined {
  const named = route === undefined ? undefined : readRoute(route);
  return named?.kind === 'address' ? new URL('./', rawAtGithub(new URL(named.url))).href : undefined;
}
