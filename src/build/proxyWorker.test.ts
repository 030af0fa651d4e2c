import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';

const script = readFileSync(resolve(import.meta.dirname, '../../public/proxy/worker.js'), 'utf8');
const KEY = 'a long word of my own';

/** The script with what its owner fills in. */
function proxy({
  hosts = ['data.example', 'other.example'],
  key = KEY,
}: { readonly hosts?: readonly string[]; readonly key?: string } = {}): { fetch(request: Request): Promise<Response> } {
  const filled = script
    .replace('const HOSTS = [];', `const HOSTS = ${JSON.stringify(hosts)};`)
    .replace("const KEY = '';", `const KEY = ${JSON.stringify(key)};`);
  return new Function(filled.replace('export default', 'return'))() as { fetch(request: Request): Promise<Response> };
}

type Answers = (url: URL, init: RequestInit) => Response;
const asked: { readonly url: string; readonly method?: string; readonly headers: Readonly<Record<string, string>> }[] =
  [];

/** Asks for an address through the proxy; the world answers as it is told to. */
async function through(
  wanted: string,
  answers: Answers = () => new Response('data'),
  options: RequestInit & { readonly key?: string; readonly by?: ReturnType<typeof proxy> } = {},
): Promise<Response> {
  asked.length = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, method: init.method, headers: Object.fromEntries(new Headers(init.headers)) });
    return answers(new URL(url), init);
  });
  const { key = KEY, by = proxy(), ...init } = options;
  return by.fetch(
    new Request(`https://proxy.example/?key=${encodeURIComponent(key)}&url=${encodeURIComponent(wanted)}`, init),
  );
}
afterEach(() => vi.unstubAllGlobals());

const redirect = (location: string, status = 302) => new Response(null, { status, headers: { Location: location } });

describe('before its owner has filled it in', () => {
  it('the script holds no host and no key', () => {
    expect(script).toContain('\nconst HOSTS = [];\n');
    expect(script).toContain("\nconst KEY = '';\n");
  });

  it.each<readonly [string, { readonly hosts?: readonly string[]; readonly key?: string }, string]>([
    ['hosts', { hosts: [] }, 'HOSTS'],
    ['a key', { key: '' }, 'KEY'],
    ['a key that is long enough', { key: 'change-me' }, 'KEY'],
  ])('without %s it says so and asks nobody', async (_, filled, word) => {
    const response = await through('https://data.example/', undefined, { key: filled.key ?? KEY, by: proxy(filled) });
    expect([response.status, await response.text(), asked]).toEqual([503, expect.stringContaining(word), []]);
  });
});

it.each(['', 'wrong', KEY.slice(0, -1), `${KEY} `, KEY.toUpperCase()])('the key “%s” is refused', async (key) => {
  const response = await through('https://data.example/', undefined, { key });
  expect([response.status, await response.text(), asked]).toEqual([403, 'Wrong key', []]);
});

it.each([
  'http://data.example/',
  'https://data.example:8443/',
  'https://data.example:80/',
  'http://data.example:443/',
  'https://elsewhere.example/',
  'https://data.example.elsewhere.example/',
  'https://sub.data.example/',
  'https://data.example./',
  'https://data.example@elsewhere.example/',
  'https://name:word@data.example/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'ftp://data.example/',
  '//data.example/',
  '/x',
  '',
])('%s is not asked', async (wanted) => {
  const response = await through(wanted);
  expect([response.status, asked]).toEqual([403, []]);
});

it.each(['https://data.example/x?y=1', 'https://data.example:443/x?y=1', 'HTTPS://DATA.example/x?y=1'])(
  '%s is asked by https on its usual port',
  async (wanted) => {
    const response = await through(wanted);
    expect([response.status, await response.text(), response.headers.get('X-Final-URL')]).toEqual([
      200,
      'data',
      'https://data.example/x?y=1',
    ]);
    expect(asked.map(({ url }) => url)).toEqual(['https://data.example/x?y=1']);
  },
);

it.each([
  ['to a host that is not on the list', 'https://elsewhere.example/'],
  ['to http', 'http://data.example/'],
  ['to another port', 'https://data.example:8443/'],
  ['to another protocol', 'file:///etc/passwd'],
  ['with a name', 'https://name@other.example/'],
])('a redirect %s is not followed', async (_, location) => {
  const response = await through('https://data.example/', () => redirect(location));
  expect([response.status, asked.length]).toEqual([403, 1]);
  expect(await response.text()).toContain('data.example redirects elsewhere');
});

it('a redirect to a host on the list is, also a relative one, and the last address is told', async () => {
  const response = await through('https://data.example/a', ({ href }) =>
    href === 'https://data.example/a'
      ? redirect('/b')
      : href === 'https://data.example/b'
        ? redirect('https://other.example/c', 307)
        : new Response('there'),
  );
  expect([await response.text(), response.headers.get('X-Final-URL')]).toEqual(['there', 'https://other.example/c']);
});

it('a redirect that leads nowhere is told as it is', async () => {
  const response = await through('https://data.example/', () => new Response(null, { status: 302 }));
  expect([response.status, asked.length]).toEqual([302, 1]);
});

it('redirects in a circle end in words', async () => {
  const response = await through('https://data.example/a', () => redirect('/a'));
  expect([response.status, await response.text(), asked.length]).toEqual([502, 'Too many redirects', 10]);
});

it.each([
  [303, 'GET'],
  [302, 'GET'],
  [307, 'POST'],
])('after a redirect by %i a POST goes on as %s', async (status, method) => {
  await through(
    'https://data.example/a',
    ({ pathname }) => (pathname === '/a' ? redirect('/b', status) : new Response('x')),
    { method: 'POST', body: 'q=1', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
  );
  expect(asked.map((one) => one.method)).toEqual(['POST', method]);
});

it.each(['PUT', 'PATCH'])('%s is not passed on', async (method) => {
  expect([(await through('https://data.example/', undefined, { method, body: 'x' })).status, asked]).toEqual([405, []]);
});

it('a service that cannot be reached is named', async () => {
  const response = await through('https://data.example/', () => {
    throw new TypeError('refused');
  });
  expect([response.status, await response.text()]).toEqual([502, 'data.example gave this proxy no answer']);
});

it('of what is sent, nothing but what data need is passed on', async () => {
  await through('https://data.example/', undefined, {
    headers: { Accept: 'x/y', Range: 'bytes=0-9', Authorization: 'Basic eDp5', Cookie: 'a=b', 'X-Other': '1' },
  });
  expect(asked[0]!.headers).toEqual({ accept: 'x/y', range: 'bytes=0-9' });
});

describe('what is answered can be data and nothing else:', () => {
  const typed = async (type: string | undefined): Promise<string | null> =>
    (
      await through(
        'https://data.example/',
        () => new Response(new Uint8Array(1), { headers: type === undefined ? {} : { 'Content-Type': type } }),
      )
    ).headers.get('Content-Type');

  it.each([
    'application/json',
    'application/x-votable+xml',
    'text/xml',
    'text/csv',
    'image/fits',
    'application/octet-stream',
  ])('%s is told as it is', async (type) => {
    expect(await typed(`${type}; charset=utf-8`)).toBe(type);
  });

  it.each([
    'text/html',
    'TEXT/HTML; charset=utf-8',
    'application/xhtml+xml',
    'image/svg+xml',
    'text/javascript',
    'application/javascript',
    'text/css',
    'application/pdf',
    'multipart/x-mixed-replace',
    'application/json, text/html',
    ' text/html',
    '',
    undefined,
  ])('%s is told as bytes', async (type) => {
    expect(await typed(type)).toBe('application/octet-stream');
  });

  it('no browser may guess its kind, run it, or take orders from it', async () => {
    const orders = {
      'Set-Cookie': 'a=b',
      Refresh: '0;url=https://elsewhere.example/',
      Link: '<https://elsewhere.example/>; rel=preload',
      'Clear-Site-Data': '"*"',
      'WWW-Authenticate': 'Basic',
      'Service-Worker-Allowed': '/',
      'Content-Security-Policy': 'default-src *',
      'X-Content-Type-Options': 'none',
    };
    const { headers } = await through(
      'https://data.example/',
      () => new Response('x', { headers: { ...orders, ETag: '"1"', 'Content-Range': 'bytes 0-0/9' } }),
    );
    for (const name of [
      'set-cookie',
      'refresh',
      'link',
      'clear-site-data',
      'www-authenticate',
      'service-worker-allowed',
    ])
      expect(headers.has(name), name).toBe(false);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect([headers.get('etag'), headers.get('content-range'), headers.get('access-control-allow-origin')]).toEqual([
      '"1"',
      'bytes 0-0/9',
      '*',
    ]);
  });

  it('so are its own words and the answer to a preflight', async () => {
    for (const response of [
      await through('https://elsewhere.example/'),
      await through('', undefined, { method: 'OPTIONS' }),
    ]) {
      expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});
