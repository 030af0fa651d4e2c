// A proxy of your own for services that do not let pages of other origins read them. It runs as it is on Cloudflare Workers and Deno Deploy.
// 1. Put the hosts that it may ask into HOSTS, such as 'gea.esac.esa.int', 'mast.stsci.edu', 'irsa.ipac.caltech.edu', and a long word of your own into KEY:
//    without both it asks nobody. It asks hosts by https on its usual port alone, and goes where they redirect to only if that is on the list too.
// 2. Under Settings, above a notebook: https://<your proxy>/?key=<your word>&url={url}
//    Or in a Python cell: from skybook.web.proxy import use_proxy; use_proxy('https://…')
const HOSTS = [];
const KEY = '';

const SHORTEST_KEY = 12;
const MOST_HOPS = 10;
const METHODS = ['GET', 'HEAD', 'POST', 'DELETE'];
const REDIRECTS = [301, 302, 303, 307, 308];
const ASKED_WITH = ['accept', 'content-type', 'range'];
const TOLD = ['accept-ranges', 'content-range', 'etag', 'last-modified', 'retry-after'];
// Whatever else comes is told as bytes: what a browser would open as a page of this proxy's must not be one.
const DATA = /^(?:application\/(?:fits|gzip|json|octet-stream|vnd\.apache\.parquet|x-gzip|x-tar|x-votable\+xml|xml|zip)|image\/(?:fits|gif|jpeg|png)|text\/(?:csv|plain|tab-separated-values|xml))$/;

const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': [...METHODS, 'OPTIONS'].join(', '),
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Expose-Headers': '*',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

async function answer(request) {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: HEADERS });
  if (!METHODS.includes(request.method)) return said(405, `This proxy does not pass ${request.method} on`);
  if (HOSTS.length === 0) return said(503, 'This proxy asks no host yet: its owner has to write those that it may ask into HOSTS');
  if (KEY.length < SHORTEST_KEY) return said(503, `This proxy has no key yet: its owner has to write a word of at least ${SHORTEST_KEY} characters into KEY`);
  const asked = new URL(request.url).searchParams;
  if (!(await isSame(asked.get('key') ?? '', KEY))) return said(403, 'Wrong key');
  let wanted = URL.parse(asked.get('url') ?? '');
  const refused = refusal(wanted);
  if (refused) return said(403, refused);
  const headers = new Headers(ASKED_WITH.flatMap((name) => (request.headers.has(name) ? [[name, request.headers.get(name)]] : [])));
  let { method } = request;
  let body = method === 'POST' ? await request.arrayBuffer() : undefined;
  for (let hops = 0; hops < MOST_HOPS; hops++) {
    const response = await fetch(wanted.href, { method, headers, body, redirect: 'manual' }).catch(() => undefined);
    if (!response) return said(502, `${wanted.hostname} gave this proxy no answer`);
    const location = REDIRECTS.includes(response.status) ? response.headers.get('location') : null;
    const next = location === null ? null : URL.parse(location, wanted.href);
    if (!next) return told(response, wanted);
    const refusedNext = refusal(next);
    if (refusedNext) return said(403, `${wanted.hostname} redirects elsewhere. ${refusedNext}`);
    if (response.status < 304 && method === 'POST') {
      [method, body] = ['GET', undefined];
      headers.delete('content-type');
    }
    wanted = next;
  }
  return said(502, 'Too many redirects');
}

/** Why an address is not asked; nothing where it is. */
function refusal(url) {
  if (!url) return 'The address that is wanted is none';
  if (!HOSTS.includes(url.hostname)) return `${url.hostname || url.protocol} is not on the list of this proxy`;
  if (url.protocol !== 'https:' || url.port !== '') return 'This proxy asks by https on its usual port alone';
  return url.username || url.password ? 'This proxy passes no names and passwords on' : '';
}

/** What a service answered, with the headers that data need. */
function told(response, wanted) {
  const [type] = (response.headers.get('content-type') ?? '').toLowerCase().split(';');
  const kept = TOLD.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name)]] : []));
  const headers = { ...HEADERS, ...Object.fromEntries(kept), 'Content-Type': DATA.test(type.trim()) ? type.trim() : 'application/octet-stream', 'X-Final-URL': wanted.href };
  return new Response(response.body, { status: response.status, headers });
}

function said(status, text) {
  return new Response(text, { status, headers: { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' } });
}

/** Compares two words in a time that tells nothing of where they differ. */
async function isSame(one, other) {
  const [a, b] = await Promise.all([one, other].map(async (word) => new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(word)))));
  return a.reduce((difference, byte, index) => difference | (byte ^ b[index]), 0) === 0;
}

export default { fetch: answer };
