import { expect, it } from 'vitest';
import services from '../../workers/python/skybook/web/services.json' with { type: 'json' };
import { BOOT_SOURCE } from './boot.ts';
import { FIELD_HOSTS } from './fieldHosts.ts';
import { askingPolicy, framePolicy, mayAsk, mayLoad, playingPolicy, type FrameRights } from './framePolicy.ts';
import { isHost } from './reach.ts';

const SITE = 'https://site.example/repo/';
const directives = (policy: string) =>
  new Map(policy.split('; ').map((part) => [part.split(' ')[0]!, part.split(' ').slice(1)]));

it('a reading frame names no host but those of the pictures it may show, and lets no code run but what it is given', () => {
  const policy = directives(framePolicy(SITE, { mode: 'reading', reach: ['a.example'], pictures: ['b.example:81'] }));
  expect(policy.get('default-src')).toEqual(["'none'"]);
  expect(policy.get('script-src')).toEqual(['blob:', BOOT_SOURCE]);
  for (const closed of ['connect-src', 'worker-src']) expect(policy.has(closed)).toBe(false);
  expect(policy.get('img-src')).toEqual([SITE, 'data:', 'blob:', 'https://b.example:81', 'http://b.example:81']);
});

it('a running frame reaches what it was let and the services of the field', () => {
  const policy = directives(framePolicy(SITE, { mode: 'running', reach: ['a.example'], pictures: [] }));
  expect(policy.get('connect-src')).toContain('https://a.example');
  expect(policy.get('connect-src')).toContain('https://simbad.cds.unistra.fr');
  expect(policy.get('connect-src')!.filter((source) => ['*', 'https:', 'http:'].includes(source))).toEqual([]);
  expect(policy.get('script-src')).not.toContain("'unsafe-inline'");
  for (const closed of ['base-uri', 'form-action', 'object-src']) expect(policy.get(closed)).toEqual(["'none'"]);
  expect(policy.get('frame-src')).toEqual([`${SITE}output.html`]);
});

it('HTML that plays below it reaches the same, and holds no page', () => {
  const rights = { mode: 'running', reach: ['a.example'], pictures: [] } as const;
  const [frame, playing] = [directives(framePolicy(SITE, rights)), directives(playingPolicy(SITE, rights))];
  for (const name of ['connect-src', 'img-src', 'font-src', 'media-src', 'worker-src'])
    expect(playing.get(name)).toEqual(frame.get(name));
  const hosts = (policy: typeof frame) => policy.get('script-src')!.filter((source) => source.startsWith('http'));
  expect(hosts(playing)).toEqual(hosts(frame));
  expect(playing.get('frame-src')).toEqual(["'none'"]);
  expect(playingPolicy(SITE, { reach: ["*;script-src 'x"] })).toBe(playingPolicy(SITE, { reach: [] }));
});

it.each(['*', '*.example', 'a;script-src', "a'b", 'a b', 'a,b', '', '[::1]:80', 'a.example:', 'a.example/path'])(
  '%s is not a host that a policy names',
  (host) => {
    expect(isHost(host)).toBe(false);
    expect(framePolicy(SITE, { mode: 'running', reach: [host], pictures: [host] })).toBe(
      framePolicy(SITE, { mode: 'running', reach: [], pictures: [] }),
    );
  },
);

it('whether a host may be asked is told as the policy has it', () => {
  const rights = { mode: 'running', reach: ['a.example:81'], pictures: [] } as const;
  const asked = [
    'https://a.example:81/x',
    'https://a.example/x',
    `${SITE}x`,
    'https://site.example/other',
    'https://pypi.org/',
  ];
  expect(asked.map((url) => mayAsk(SITE, rights, new URL(url)))).toEqual([true, false, true, false, true]);
  expect(mayAsk(SITE, { ...rights, reach: 'any' }, new URL('https://else.example'))).toBe(true);
  expect(mayAsk(SITE, { ...rights, mode: 'reading' }, new URL('https://a.example:81'))).toBe(false);
});

it('what is asked for a frame is let by a policy that says the same', () => {
  const asking = (rights: FrameRights) => askingPolicy(SITE, rights)?.split(' ').slice(1);
  const rights = { mode: 'running', reach: ['a.example:81'], pictures: ['b.example'] } as const;
  expect(asking(rights)).toEqual(
    directives(framePolicy(SITE, rights))
      .get('connect-src')!
      .filter((source) => !/^(?:data|blob):$/.test(source)),
  );
  expect(asking({ ...rights, reach: 'any' })).toBeUndefined();
  expect(asking({ ...rights, mode: 'reading' })).toEqual([SITE]);
});

it('what is let is told by what it is loaded for', () => {
  const rights = { mode: 'running', reach: ['a.example'], pictures: [] } as const;
  const may = (host: string, directive: string) => mayLoad(SITE, rights, new URL(`https://${host}/x`), directive);
  expect(
    ['a.example', 'pypi.org', 'c.example'].map((host) =>
      ['connect-src', 'img-src', 'script-src-elem', 'font-src'].map((directive) => may(host, directive)),
    ),
  ).toEqual([
    [true, true, true, true],
    [true, true, false, true],
    [false, false, false, false],
  ]);
  const reading = { mode: 'reading', reach: [], pictures: ['b.example'] } as const;
  expect(
    ['img-src', 'connect-src', 'font-src'].map((directive) =>
      mayLoad(SITE, reading, new URL('https://b.example/'), directive),
    ),
  ).toEqual([true, false, false]);
});

it('every known service is among the hosts of the field, each host once', () => {
  expect(services.services.flatMap(({ hosts }) => hosts).filter((host) => !FIELD_HOSTS.includes(host))).toEqual([]);
  expect(FIELD_HOSTS.filter((host, index) => !isHost(host) || FIELD_HOSTS.indexOf(host) !== index)).toEqual([]);
});
