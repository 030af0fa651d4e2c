import type { AssetLock } from './lock.ts';
import type { PublicHosts } from './publicHosts.ts';

/** What fetching needs to know of this run: a Python with pip, what is pinned, and where to tell how far it is. */
export type Fetching = {
  readonly python: string;
  readonly lock: AssetLock;
  readonly hosts: PublicHosts;
  readonly say: (text: string) => void;
};
