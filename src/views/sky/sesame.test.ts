import { afterEach, expect, test } from 'vitest';
import { serve, type Given } from '../../engines/tap/testing/tapServer.ts';
import { sesame } from './sesame.ts';

const M31 =
  '# M 31\t#Q31415926\n#=S=Simbad (via url):    1\n%@ 1575544\n%C.0 G\n%J 10.68470833 +41.26875000 = 00:42:44.33 +41:16:07.5\n%J.E [~ ~ ~] C 2006AJ....131.1163S\n%I.0 M  31\n\n\n#====Done (2026-Nov-23,10:00:00z)====\n';
const NONE =
  '# nonesuch\t#Q31415927\n#=S=Simbad (via url):    0\n#!Sesame: Nothing found\n\n#====Done (2026-Nov-23,10:00:00z)====\n';

let server: Awaited<ReturnType<typeof serve>>;
afterEach(() => server.close());

async function look(name: string, given: Given) {
  server = await serve(() => given);
  return sesame(name, new AbortController().signal, `${server.url}/-oI/SNV`);
}

test("a name's place is that of Sesame's answer", async () => {
  expect(await look('M 31', { type: 'text/plain', body: M31 })).toEqual({ raDeg: 10.68470833, decDeg: 41.26875 });
  expect(server.received[0]!.path).toBe('/-oI/SNV?M%2031');
});

test('a name that nobody knows and a service that fails are told apart', async () => {
  await expect(look('nonesuch', { type: 'text/plain', body: NONE })).rejects.toMatchObject({
    failure: { kind: 'view', message: 'SIMBAD, NED and VizieR know no “nonesuch”' },
  });
  await server.close();
  await expect(look('M 31', { status: 500 })).rejects.toMatchObject({ failure: { kind: 'fetch' } });
  await server.close();
  await expect(look('M 31', undefined)).rejects.toMatchObject({
    failure: { kind: 'fetch', message: expect.stringContaining('gave this page no answer') },
  });
});
