import type { BrowserContext } from '@playwright/test';
import { fakeService } from './fakeService.ts';

/** What a page reaches: nothing; services that one answers for; registries of packages alone. */
export type Network = 'none' | 'services' | 'packages';

const PACKAGES = /^(?:pypi\.org|files\.pythonhosted\.org|cdn\.jsdelivr\.net)$/;

/** Has the pages of a browser reach this and the machine itself. */
export async function setNetwork(context: BrowserContext, network: Network): Promise<void> {
  await context.unrouteAll();
  await context.route(
    ({ protocol, hostname }) => /^https?:$/.test(protocol) && hostname !== 'localhost',
    async (route) => {
      const url = route.request().url();
      // By this process, which may know of certificates that the browser does not.
      if (network === 'packages' && PACKAGES.test(new URL(url).hostname))
        return route.fetch().then(
          (response) => route.fulfill({ response }),
          () => route.abort(),
        );
      if (network !== 'services') return route.abort();
      const { status, type, body } = fakeService(url, route.request().postData() ?? '');
      return route.fulfill({ status, body, contentType: type, headers: { 'Access-Control-Allow-Origin': '*' } });
    },
  );
}
