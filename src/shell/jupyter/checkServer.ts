import { resourceOf, type JupyterServer } from './jupyterServer.ts';

/** What came of trying a server: how it stands, or what keeps a page from it, in words. */
export type ServerCheck = { readonly isWell: boolean; readonly words: string };

const HUB_LINE = 'c.Spawner.environment = {"JUPYTERHUB_ALLOW_TOKEN_IN_URL": "1"}';

/**
 * Tries the reader's server. A page is told no more of a refusal than of an absence; what it can find out besides is
 * whether anything answers at the address, and whether the browser lets it ask this machine's network at all.
 */
export async function checkServer(server: JupyterServer, ask: typeof fetch = fetch): Promise<ServerCheck> {
  try {
    const answer = await ask(resourceOf(server, 'api/kernels'), { credentials: 'omit' });
    if (answer.ok && Array.isArray(await answer.json()))
      return { isWell: true, words: `${new URL(server.url).host} answers, and takes this token.` };
  } catch {
    // What follows tells why, as far as that can be known.
  }
  const { host } = new URL(server.url);
  if (await isThere(server, ask))
    return {
      isWell: false,
      words:
        `${host} is there, and refuses this page. Either the token is not one of its own: jupyter server list tells it, and a Hub makes one at ${new URL('/hub/token', server.url).href}. ` +
        `Or it is a JupyterHub, whose admin has to write one line into jupyterhub_config.py:  ${HUB_LINE}  (your server has to be running: start it at ${new URL('/hub/home', server.url).href}).`,
    };
  if (await isDenied())
    return {
      isWell: false,
      words: `The browser keeps this page from your local network. Allow it in the settings of this site (the sign before its address), and try again.`,
    };
  const isMixed = location.protocol === 'https:' && server.url.startsWith('http:');
  return {
    isWell: false,
    words:
      `Nothing answers at ${host}: the server is not running, or not at this address.` +
      (isMixed ? ' From a page of https, browsers ask http addresses of this machine alone (Safari none).' : ''),
  };
}

async function isThere({ url }: JupyterServer, ask: typeof fetch): Promise<boolean> {
  try {
    await ask(new URL('api', url), { mode: 'no-cors', credentials: 'omit' });
    return true;
  } catch {
    return false;
  }
}

/** Whether the browser was told not to let the page ask the local network. */
async function isDenied(): Promise<boolean> {
  for (const name of ['local-network-access', 'loopback-network', 'local-network']) {
    // A name that a browser does not know is an error to it, and to TypeScript.
    const query: Permissions['query'] = Reflect.get(navigator.permissions, 'query');
    const ask = async (): Promise<unknown> => Reflect.apply(query, navigator.permissions, [{ name }]);
    const status = await ask().catch(() => undefined);
    if (typeof status === 'object' && status !== null && 'state' in status && status.state === 'denied') return true;
  }
  return false;
}
