import { isOfWeb } from '../../known/isOfWeb.ts';
import { recordOf } from '../../known/recordOf.ts';

/** The reader's own Jupyter server: its address, with a slash at the end, and a token of theirs. */
export type JupyterServer = { readonly url: string; readonly token: string };

const KEY = 'skybook.jupyter';

/** The server that the reader has named in this session of the browser's tab. */
export function readServer(): JupyterServer | undefined {
  try {
    const { url, token } = recordOf(JSON.parse(sessionStorage.getItem(KEY) ?? '{}'));
    return typeof url === 'string' && typeof token === 'string' ? { url, token } : undefined;
  } catch {
    return undefined;
  }
}

/** Its host, if there is one. */
export function serverHosts(): readonly string[] {
  const server = readServer();
  return server ? [new URL(server.url).host] : [];
}

/** Keeps the server for this session alone; false where the browser refuses. */
export function keepServer(server: JupyterServer | undefined): boolean {
  try {
    if (server) sessionStorage.setItem(KEY, JSON.stringify(server));
    else sessionStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** The server that an address and a token mean; an address with `?token=` has its own. Else why they mean none. */
export function serverOf(address: string, token: string): JupyterServer | undefined | { readonly problem: string } {
  if (address.trim() === '') return undefined;
  const url = URL.parse(address.trim());
  if (!url || !isOfWeb(url))
    return { problem: 'Write the whole address of the server, as http://localhost:8888/ or https://hub…/user/name/' };
  const own = token.trim() || url.searchParams.get('token') || '';
  if (own === '')
    return { problem: 'Write a token too: jupyter server list tells it, and a Hub makes one under Token.' };
  const [, path = '/'] =
    /^(.*?\/)(?:(?:lab|tree|notebooks)(?:\/.*)?)?$/.exec(`${url.pathname}/`.replace('//', '/')) ?? [];
  return { url: `${url.origin}${path}`, token: own };
}

/** The address of a resource of the server, with the token: a request that needs no preflight. */
export function resourceOf({ url, token }: JupyterServer, path: string): URL {
  const address = new URL(path, url);
  address.searchParams.set('token', token);
  return address;
}
