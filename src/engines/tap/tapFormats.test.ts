import { afterEach, expect, test } from 'vitest';
import { compactFormat, TapFormats } from './tapFormats.ts';
import { serve } from './testing/tapServer.ts';

const capabilities = (...formats: readonly string[]) =>
  `<vosi:capabilities xmlns:vosi="http://www.ivoa.net/xml/VOSICapabilities/v1.0"><capability standardID="ivo://ivoa.net/std/TAP">${formats.join('')}</capability></vosi:capabilities>`;
const TEXT = '<outputFormat><mime>application/x-votable+xml</mime><alias>votable</alias></outputFormat>';
const BY_NAME =
  '<outputFormat ivo-id="ivo://ivoa.net/std/TAPRegExt#output-votable-binary2"><mime>votable/b2</mime></outputFormat>';
const BY_MIME = '<outputFormat><mime>application/x-votable+xml; serialization=BINARY2</mime></outputFormat>';

let server: Awaited<ReturnType<typeof serve>> | undefined;
afterEach(() => server?.close());

test('BINARY2 is asked for by the name that a service has for it, and not where it has none', () => {
  expect(compactFormat(capabilities(TEXT, BY_NAME))).toBe('votable/b2');
  expect(compactFormat(capabilities(TEXT, BY_MIME))).toBe('application/x-votable+xml; serialization=BINARY2');
  expect(compactFormat(capabilities(BY_NAME.replace('binary2', 'td'), TEXT))).toBeUndefined();
  expect(compactFormat('<html>')).toBeUndefined();
});

test('a service is asked once what it answers in, also one that does not say', async () => {
  server = await serve(() => ({ status: 404, body: 'no' }));
  const formats = new TapFormats();
  const asking = { signal: new AbortController().signal };
  expect(await formats.compact(`${server.url}/tap`, asking)).toBeUndefined();
  expect(await formats.compact(`${server.url}/tap`, asking)).toBeUndefined();
  expect(server.received.map(({ path }) => path)).toEqual(['/tap/capabilities']);
});
