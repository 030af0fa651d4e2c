// A proxy of your own for services that do not let pages of other origins read them. It runs as it is on Cloudflare Workers and Deno Deploy.
// 1. Put the hosts that you need into HOSTS, and a word of your own into KEY: without both, anyone could fetch anything through it.
// 2. Under Settings, above a notebook: https://<your proxy>/?key=<your word>&url={url}
//    Or in a Python cell: from skybook.web.proxy import use_proxy; use_proxy('https://…')
const HOSTS = ['gea.esac.esa.int', 'mast.stsci.edu', 'irsa.ipac.caltech.edu', 'heasarc.gsfc.nasa.gov', 'datalab.noirlab.edu', 'exoplanetarchive.ipac.caltech.edu'];
const KEY = 'change-me';

const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, DELETE, OPTIONS',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Expose-Headers': '*',
};
const KEPT = ['accept', 'content-type', 'range'];
// fetch has undone the coding that these tell of.
const DROPPED = ['content-encoding', 'content-length', 'set-cookie'];

async function answer(request) {
  const asked = new URL(request.url).searchParams;
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: OPEN });
  if (KEY === 'change-me' || asked.get('key') !== KEY) return new Response('Wrong key', { status: 403, headers: OPEN });
  let wanted = URL.parse(asked.get('url') ?? '');
  if (!wanted || !HOSTS.includes(wanted.hostname)) return new Response('This host is not on the list', { status: 403, headers: OPEN });
  const headers = new Headers(KEPT.flatMap((name) => (request.headers.has(name) ? [[name, request.headers.get(name)]] : [])));
  let { method } = request;
  let body = method === 'GET' || method === 'HEAD' ? undefined : await request.arrayBuffer();
  for (let hops = 0; hops < 10; hops++) {
    const response = await fetch(wanted, { method, headers, body, redirect: 'manual' });
    const next = [301, 302, 303, 307, 308].includes(response.status) ? URL.parse(response.headers.get('location') ?? '', wanted) : null;
    if (!next) {
      const told = [...response.headers].filter(([name]) => !DROPPED.includes(name));
      return new Response(response.body, { status: response.status, headers: { ...Object.fromEntries(told), ...OPEN, 'X-Final-URL': wanted.href } });
    }
    if (!HOSTS.includes(next.hostname)) return new Response(`It redirects to ${next.hostname}, which is not on the list`, { status: 403, headers: OPEN });
    if (response.status < 304 && method !== 'HEAD') {
      [method, body] = ['GET', undefined];
      headers.delete('content-type');
    }
    wanted = next;
  }
  return new Response('Too many redirects', { status: 502, headers: OPEN });
}

export default { fetch: answer };
