import { afterEach, expect, test, vi } from 'vitest';
import { checkServer } from './checkServer.ts';

const PYTHON = {
  default: 'r',
  kernelspecs: { r: { spec: { language: 'R' } }, mine: { spec: { language: 'python' } } },
};
const SERVER = { url: 'http://localhost:8888/', token: 'a-word' };

/** How a page finds servers: what `api/kernels` and `api/kernelspecs` answer it, and whether anything is there. */
type Found = {
  readonly kernels?: unknown;
  readonly specs?: unknown;
  readonly isThere?: boolean;
  readonly permission?: string;
  readonly protocol?: string;
  readonly url?: string;
};

const CASES: readonly (readonly [string, Found, RegExp])[] = [
  ['takes the token', { kernels: [], specs: PYTHON }, /^localhost:8888 answers, and takes this token\.$/],
  ['has no Python', { kernels: [], specs: { default: 'python3', kernelspecs: {} } }, /pip install ipykernel/],
  ['is no Jupyter server', { kernels: { hello: 1 }, isThere: true }, /is there, and refuses this page/],
  ['refuses the page', { isThere: true }, /jupyter server list.*JUPYTERHUB_ALLOW_TOKEN_IN_URL.*ends with \/user\//],
  ['is kept away by the browser', { permission: 'denied' }, /keeps this page from your local network/],
  ['is not running', {}, /^Nothing answers at localhost:8888: [^.]*\.$/],
  [
    'may have a certificate of its own',
    { url: 'https://hub.example/user/x/' },
    /open https:\/\/hub\.example\/user\/x\/ in a tab/,
  ],
  ['is of http, for a page of https', { protocol: 'https:' }, /Safari none/],
];

afterEach(() => void vi.unstubAllGlobals());

test.each(CASES)('a server that %s is told of', async (_, found, words) => {
  const { kernels, specs, isThere = false, permission = 'prompt', protocol = 'http:', url = SERVER.url } = found;
  vi.stubGlobal('location', { protocol });
  vi.stubGlobal('navigator', { permissions: { query: () => Promise.resolve({ state: permission }) } });
  const answers: Readonly<Record<string, unknown>> = { '/api/kernels': kernels, '/api/kernelspecs': specs };
  const ask = vi.fn((url: string | URL | Request) => {
    const { pathname } = new URL(String(url));
    const answer = pathname === '/api' ? isThere || undefined : answers[pathname];
    return answer === undefined
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(Response.json(answer));
  });
  const told = await checkServer({ ...SERVER, url }, ask);
  expect(told.words).toMatch(words);
  expect(told.isWell).toBe(found.specs === PYTHON);
  expect(told.refuses === true).toBe(isThere);
});
