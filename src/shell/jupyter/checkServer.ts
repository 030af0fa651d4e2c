import { pythonKernel } from './pythonKernel.ts';
import { resourceOf, type JupyterServer } from './jupyterServer.ts';

/** What came of trying a server: how it stands, or what keeps a page from it, in words. */
export type ServerCheck = {
  readonly isWell: boolean;
  readonly words: string;
  /** Something is there, and lets the page know nothing. */
  readonly refuses?: true;
};

const ANSWERS_WITHIN_MS = 10_000;
const HUB_LINE = 'c.Spawner.environment = {"JUPYTERHUB_ALLOW_TOKEN_IN_URL": "1"}';

/**
 * Tries the reader's server. A page is told no more of a refusal than of an absence; what it can find out besides is
 * whether anything answers at the address, and whether the browser lets it ask this machine's network at all.
 */
export async function checkServer(server: JupyterServer, ask: typeof fetch = fetch): Promise<ServerCheck> {
  const { host } = new URL(server.url);
  const asked = async (path: string): Promise<unknown> => {
    const answer = await ask(resourceOf(server, path), { credentials: 'omit', signal: inTime() });
    return answer.ok ? answer.json() : undefined;
  };
  try {
    const isTaken = Array.isArray(await asked('api/kernels'));
    if (isTaken && pythonKernel(await asked('api/kernelspecs')) === undefined)
      return {
        isWell: false,
        words: `${host} answers and takes this token, but it has no Python to run: type  pip install ipykernel  there, and start it anew.`,
      };
    if (isTaken) return { isWell: true, words: `${host} answers, and takes this token.` };
  } catch {
    // What follows tells why, as far as that can be known.
  }
  if (await isThere(server, ask))
    return {
      isWell: false,
      refuses: true,
      words:
        `${host} is there, and refuses this page. Either the token is not one of its own: jupyter server list tells it, and a Hub makes one at ${new URL('/hub/token', server.url).href}. ` +
        `Or it is a JupyterHub, whose admin has to write one line into jupyterhub_config.py:  ${HUB_LINE}  (your server has to be running: start it at ${new URL('/hub/home', server.url).href}; its address ends with /user/ and your name there).`,
    };
  if (await isDenied())
    return {
      isWell: false,
      words: `The browser keeps this page from your local network. Allow it in the settings of this site (the sign before its address), and try again.`,
    };
  const isSecure = server.url.startsWith('https:');
  const isMixed = location.protocol === 'https:' && !isSecure;
  return {
    isWell: false,
    words:
      `Nothing answers at ${host}: the server is not running, or not at this address.` +
      (isMixed ? ' From a page of https, browsers ask http addresses of this machine alone (Safari none).' : '') +
      // Of a certificate a page is told nothing.
      (isSecure
        ? ` Or the browser does not know its certificate, as of a server that has made its own: open ${server.url} in a tab, accept it there, and try again.`
        : ''),
  };
}

async function isThere({ url }: JupyterServer, ask: typeof fetch): Promise<boolean> {
  try {
    await ask(new URL('api', url), { mode: 'no-cors', credentials: 'omit', signal: inTime() });
    return true;
  } catch {
    return false;
  }
}

function inTime(): AbortSignal {
  return AbortSignal.timeout(ANSWERS_WITHIN_MS);
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
