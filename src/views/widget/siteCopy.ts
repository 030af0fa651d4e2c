import { PART } from '../../../workers/wire/partPath.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import { giveStorage } from '../sky/giveStorage.ts';

/** Hosts that serve the packages of npm as modules. */
const HOSTS: ReadonlySet<string> = new Set([
  'esm.sh',
  'esm.run',
  'cdn.jsdelivr.net',
  'unpkg.com',
  'cdn.skypack.dev',
  'ga.jspm.io',
]);

/** The package and, where the address names one, the version that it asks such a host for. */
const PACKAGE = /^\/(?:npm\/|npm:|pin\/|v\d+\/)?((?:@[\w.-]+\/)?[\w.-]+?)(?:@([\w.^~-]+))?(?:\/|$)/;

type Copy = { readonly path: string; readonly version: string; readonly prepare?: () => void };

/** The packages of which the site has a copy, in the version that it has. */
const COPIES: Readonly<Record<string, Copy>> = {
  'aladin-lite': { path: PART.aladin, version: '3.9.2-beta', prepare: () => giveStorage(window) },
};

/**
 * The site's own copy of a module that a widget asks a host of npm's packages for, as an address in memory; undefined
 * where it has none of that version.
 */
export async function siteCopy(parts: Pick<SiteParts, 'url'>, address: string): Promise<string | undefined> {
  const copy = copyOf(address);
  copy?.prepare?.();
  return copy && parts.url(copy.path);
}

/** What of the site an address is led to. */
export function copyOf(address: string): Copy | undefined {
  const url = URL.parse(address);
  if (!url || !HOSTS.has(url.host)) return undefined;
  const [, name, asked] = PACKAGE.exec(url.pathname) ?? [];
  const copy = name !== undefined && Object.hasOwn(COPIES, name) ? COPIES[name] : undefined;
  return copy && answers(copy.version, asked) ? copy : undefined;
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
