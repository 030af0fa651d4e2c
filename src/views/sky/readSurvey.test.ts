import { afterEach, describe, expect, test, vi } from 'vitest';
import { readSurvey } from './readSurvey.ts';
import { surveyFacts } from './surveyFacts.ts';

const GOOD =
  'creator_did = ivo://a/b\nobs_title = <img src=x onerror=alert(1)>\n# hips_order = 1\nhips_order = 9\nhips_frame = equatorial\nhips_tile_format = jpeg fits\nhips_tile_width = 512\nhips_pixel_cut = -1.5 20\nem_max = 1e-7\nem_min = 2e-7\n';

const asked: string[] = [];
const answer = (respond: () => Response | Promise<Response>) =>
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.resolve(respond());
  });
const read = (address: string) => readSurvey(address, 'https://site.test/repo/', new AbortController().signal);

afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
});

describe('a survey', () => {
  test('is known by numbers and words of known sets, never by a text of its own', () => {
    const facts = surveyFacts(
      `${GOOD}hips_body = <b>\ndataproduct_type = image\nhips_tile_format = jpeg <img/src=x/onerror=alert(1)> fits`,
    );
    expect(facts).toMatchObject({
      maxOrder: 9,
      minOrder: 0,
      tileSize: 512,
      cooFrame: 'equatorial',
      imgFormat: 'jpeg',
      formats: ['jpeg', 'fits'],
      defaultFitsMinCut: -1.5,
      defaultFitsMaxCut: 20,
      emMin: 1e-7,
      emMax: 2e-7,
      dataproductType: 'image',
    });
    expect(JSON.stringify(facts)).not.toMatch(/[<>]/);
  });

  test.each([
    ['hips_frame = galactic', { cooFrame: 'galactic' }],
    ['hips_frame = mars\nhips_body = mars', { cooFrame: 'ICRSd', hipsBody: 'mars' }],
    ['hips_tile_format = fits.fz', { imgFormat: 'fits', formats: ['fits.fz'] }],
    ['hips_tile_format = jpg png', { imgFormat: 'png', formats: ['png', 'jpeg'] }],
    ['hips_tile_width = 500', { tileSize: 512 }],
    ['hips_tile_width = 256', { tileSize: 256 }],
    ['hips_pixel_bitpix = -32', { bitpix: -32 }],
    ['hips_pixel_bitpix = 5', { bitpix: undefined }],
    ['hips_pixel_cut = a', { defaultFitsMinCut: undefined }],
    ['hips_order = 0', { maxOrder: 0 }],
  ])('with %j is read', (more, facts) => {
    expect(surveyFacts(`${GOOD}${more}`)).toMatchObject(facts);
  });

  test.each([
    '',
    '<html>not found</html>',
    `${GOOD}hips_order = 30`,
    `${GOOD}hips_order = -1`,
    `${GOOD}hips_order = 2.5`,
    `${GOOD}hips_frame = ecliptic`,
    `${GOOD}hips_tile_format = tiff`,
  ])('with %j is none', (properties) => {
    expect(() => surveyFacts(properties)).toThrow(SyntaxError);
  });

  test('is asked for by its address, below the site where that is relative, and under https', async () => {
    answer(() => new Response(GOOD));
    expect((await read('http://a.test/hips/')).url).toBe('https://a.test/hips');
    expect((await read('hips/own')).url).toBe('https://site.test/repo/hips/own');
    expect(asked).toEqual(['https://a.test/hips/properties', 'https://site.test/repo/hips/own/properties']);
  });

  test.each<[string, string, () => Response | Promise<Response>]>([
    ['https://a.test/hips', 'its server answered 404', () => new Response('', { status: 404 })],
    ['https://a.test/hips', 'its server did not answer', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['https://a.test/hips', 'its properties give no order', () => new Response('<html>')],
    [
      'https://a.test/hips',
      'its properties have no end',
      () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536)) })),
    ],
    ['CDS/P/DSS2/color', 'its server answered 404', () => new Response('', { status: 404 })],
    ['https://[', 'that is no address', () => new Response(GOOD)],
  ])('%s that is not there is said so in words: %s', async (address, why, respond) => {
    answer(respond);
    await expect(read(address)).rejects.toMatchObject({
      failure: {
        kind: 'view',
        message: expect.stringContaining(`The survey at ${address} could not be read: ${why}`) as string,
      },
    });
  });
});
