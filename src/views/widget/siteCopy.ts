import { PART } from '../../../workers/wire/partPath.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import { loadAladin } from '../sky/aladin.ts';

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
  readonly path: string;
  readonly version: string;
  readonly prepare?: (parts: SiteParts) => Promise<unknown>;
};

/** The packages of which the site has a copy, in the version that it has. */
const COPIES: Readonly<Record<string, Copy>> = {
  'aladin-lite': { path: PART.aladin, version: '3.9.2-beta', prepare: loadAladin },
};

/**
 * The site's own copy of a module that a widget asks a host of npm's packages for, as an address in memory; undefined
 * where it has none of that version.
 */
export async function siteCopy(parts: SiteParts, address: string): Promise<string | undefined> {
  const copy = copyOf(address);
  await copy?.prepare?.(parts);
  return copy && parts.url(copy.path);
}

/** What of the site an address is led to. */
export function copyOf(address: string): Copy | undefined {
  const url = URL.parse(address);
  if (!url || !HOSTS.has(url.host)) return undefined;
  const { name, version } = packageIn(url.pathname);
  const copy = Object.hasOwn(COPIES, name) ? COPIES[name] : undefined;
  return copy && answers(copy.version, version) ? copy : undefined;
}

/** The package of which such a host's path asks for a module and, where it says so, the version. */
function packageIn(path: string): { readonly name: string; readonly version?: string } {
  const parts = path.split('/').filter((part) => part !== '' && part !== 'npm' && part !== 'pin');
  if (/^v\d{1,4}$/.test(parts[0] ?? '')) parts.shift();
  const scoped = parts[0]?.startsWith('@') ? `${parts[0]}/${parts[1] ?? ''}` : (parts[0] ?? '');
  const text = scoped.startsWith('npm:') ? scoped.slice('npm:'.length) : scoped;
  const at = text.lastIndexOf('@');
  return at > 0 ? { name: text.slice(0, at), version: text.slice(at + 1) } : { name: text };
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
