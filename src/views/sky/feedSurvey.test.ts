// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { feedSurvey } from './feedSurvey.ts';

const SITE = 'https://site.test/repo/';

const revoked = vi.fn();
const direct = vi.fn(async (_input: RequestInfo | URL, _init?: RequestInit) => new Response('from the network'));
const taken: string[] = [];
const set: string[] = [];

/** A page with its own `fetch` and images. */
function page() {
  class OwnImage extends EventTarget {
    get src(): string {
      return set.at(-1) ?? '';
    }
    set src(url: string) {
      set.push(url);
    }
  }
  const own = { fetch: direct as typeof fetch, HTMLImageElement: OwnImage as unknown as typeof HTMLImageElement };
  feedSurvey(own, SITE, async (path) => {
    taken.push(path);
    if (path.includes('none')) throw new Error('no such file');
    return new TextEncoder().encode(`part ${path}`).buffer;
  });
  return own;
}

beforeEach(() => {
  direct.mockClear();
  revoked.mockClear();
  taken.length = 0;
  set.length = 0;
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:made', revokeObjectURL: revoked }));
});

describe('what Aladin fetches', () => {
  test.each([
    ['hips/hipparcos/properties', 'hips/hipparcos/properties'],
    ['hips/hipparcos/Norder0/Dir0/Npix7.jpg?x=1', 'hips/hipparcos/Norder0/Dir0/Npix7.jpg'],
    ['hips/a%20b/properties#x', 'hips/a b/properties'],
  ])('of the site’s own sky, %s, is a part', async (address, path) => {
    const response = await page().fetch(`${SITE}${address}`);
    expect([response.status, await response.text()]).toEqual([200, `part ${path}`]);
    expect(taken).toEqual([path]);
    expect(direct).not.toHaveBeenCalled();
  });

  test('and is not there is missing, not a failure', async () => {
    expect((await page().fetch(new URL('hips/hipparcos/none.fits', SITE))).status).toBe(404);
  });

  test.each([
    `${SITE}catalogues/hips/a`,
    'https://site.test/hips/a',
    'https://alasky.test/hips/properties',
    'data:application/wasm;base64,AGFzbQ==',
  ])('elsewhere, %s, is fetched as ever, with what it is asked with', async (address) => {
    const init = { mode: 'cors' } as const;
    expect(await (await page().fetch(address, init)).text()).toBe('from the network');
    expect(direct).toHaveBeenCalledWith(address, init);
    expect(taken).toEqual([]);
  });
});

describe('an image', () => {
  const image = () => new (page().HTMLImageElement as unknown as new () => HTMLImageElement)();

  test('of the site’s own sky is shown from memory, which is given back when it is there', async () => {
    const shown = image();
    shown.src = `${SITE}hips/hipparcos/Norder3/Allsky.jpg`;
    await vi.waitFor(() => expect(set).toEqual(['blob:made']));
    expect(taken).toEqual(['hips/hipparcos/Norder3/Allsky.jpg']);
    expect(revoked).not.toHaveBeenCalled();
    shown.dispatchEvent(new Event('load'));
    expect(revoked).toHaveBeenCalledWith('blob:made');
    expect(shown.src).toBe('blob:made');
  });

  test('that is not there fails as images do', async () => {
    const shown = image();
    const failed = new Promise((resolve) => shown.addEventListener('error', resolve));
    shown.src = `${SITE}hips/none.jpg`;
    await failed;
    expect(set).toEqual([]);
  });

  test('from elsewhere is as ever', () => {
    image().src = 'https://pictures.test/a.jpg';
    expect(set).toEqual(['https://pictures.test/a.jpg']);
  });
});
