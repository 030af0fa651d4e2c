import type { Origin } from '../notebook/origin.ts';
import { readRoute } from '../notebook/route.ts';

/** Where a notebook came from, in words that follow “From”; a copy's `route` names the site. */
export function sourceName(origin: Origin, route: string | undefined): string {
  switch (origin) {
    case 'own':
      return 'you';
    case 'disk':
      return 'your disk';
    case 'shipped':
      return 'this site';
    case 'link':
      return 'a link';
    case 'address': {
      const named = route === undefined ? undefined : readRoute(route);
      return named?.kind === 'address' ? new URL(named.url).host : 'another site';
    }
  }
}
