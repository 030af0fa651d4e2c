import { PART } from '../../../workers/wire/partPath.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import { loadAladin } from '../sky/aladin.ts';
import { vegaUrl } from './vegaUrl.ts';

/** Hosts that serve the packages of npm as modules. */
const HOSTS: ReadonlySet<string> = new Set([
  'esm.sh',
  'esm.run',
  'cdn.jsdelivr.net',
  'unpkg.com',
  'cdn.skypack.dev',
  'ga.jspm.io',
]);

type Copy = {
  readonly version: string;
  /** Whether it also answers for older ones of the same first number. */
  readonly newer?: boolean;
  /** Its address in memory. */
  readonly url: (parts: SiteParts) => Promise<string>;
};

/** The packages of which the site has a copy, in the version that it has. */
const COPIES: Readonly<Record<string, Copy>> = {
  'aladin-lite': {
    version: '3.9.2-beta',
    url: async (parts) => {
      await loadAladin(parts);
      return parts.url(PART.aladin);
    },
  },
  'vega-embed': { version: '7.3.0', newer: true, url: vegaUrl },
  'lodash-es/debounce': { version: '4.18.1', newer: true, url: (parts) => parts.url(PART.debounce) },
};

/**
 * The site's own copy of a module that a widget asks a host of npm's packages for, as an address in memory; undefined
 * where it has none of that version.
 */
export async function siteCopy(parts: SiteParts, address: string): Promise<string | undefined> {
  const name = copyOf(address);
  return name === undefined ? undefined : COPIES[name]?.url(parts);
}

/** Of which of the site's packages, or of which part of one, an address is led to the copy. */
export function copyOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !HOSTS.has(url.host)) return undefined;
  const { name, version, path } = packageIn(url.pathname);
  const key = [`${name}/${path.replace(/\.m?js$/, '')}`, name].find((one) => Object.hasOwn(COPIES, one));
  const copy = key === undefined ? undefined : COPIES[key];
  const asked = copy?.newer && version ? `^${version.replace(/^[\^~v]/, '')}` : version;
  return copy && answers(copy.version, asked) ? key : undefined;
}

type Named = { readonly name: string; readonly version?: string; readonly path: string };

/** The package of which such a host's path asks for a module, where it says so the version, and what of it. */
function packageIn(pathname: string): Named {
  const parts = pathname.split('/').filter((part) => part !== '' && part !== 'npm' && part !== 'pin');
  if (/^v\d{1,4}$/.test(parts[0] ?? '')) parts.shift();
  const scoped = parts.splice(0, parts[0]?.startsWith('@') ? 2 : 1).join('/');
  const path = parts.join('/');
  const text = scoped.startsWith('npm:') ? scoped.slice('npm:'.length) : scoped;
  const at = text.lastIndexOf('@');
  return at > 0 ? { name: text.slice(0, at), version: text.slice(at + 1), path } : { name: text, path };
}

/** Whether a version is one that was asked for: by itself, by its first numbers, by `^` or `~`, or any (`latest`). */
function answers(version: string, asked: string | undefined): boolean {
  if (asked === undefined || asked === 'latest' || asked === version) return true;
  const [major, minor] = version.split('.');
  const [wantedMajor, wantedMinor, wantedPatch] = asked.replace(/^[\^~]/, '').split('.');
  if (major !== wantedMajor) return false;
  if (asked.startsWith('^')) return Number(wantedMinor ?? 0) <= Number(minor);
  return minor === (wantedMinor ?? minor) && (wantedPatch === undefined || asked.startsWith('~'));
}
