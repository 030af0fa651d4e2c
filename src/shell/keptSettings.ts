import type { Settings } from '../notebook/settings.ts';
import type { Trust } from './trust.ts';
import { fromTexts, toTexts } from './settingsTexts.ts';

const KEY = 'skybook.settings';

/** What the reader has set in this browser; nothing where storage is refused or holds what no setting can be. */
export function readSettings(): Settings {
  try {
    const kept: Settings = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const found = fromTexts(toTexts(kept));
    return 'problem' in found ? {} : found;
  } catch {
    return {};
  }
}

/** The host of the reader's own proxy, if they have set one. */
export function proxyHosts(): readonly string[] {
  const { proxy } = readSettings();
  const url = proxy === undefined ? null : URL.parse(proxy.replaceAll('{url}', 'wanted'));
  return url ? [url.host] : [];
}

/** Keeps settings in this browser; false where it refuses. */
export function keepSettings(settings: Settings): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
    return true;
  } catch {
    return false;
  }
}

/** What a notebook that is trusted so is told of what the reader has set; `hasJupyter` if it may use their server. */
export function settingsFor(trust: Pick<Trust, 'proxy'>, hasJupyter = false): Settings {
  const { proxy, ...others } = readSettings();
  // Its address holds the reader's own word: code of others must not learn it.
  return { ...others, ...(trust.proxy && proxy !== undefined && { proxy }), ...(hasJupyter && { hasJupyter }) };
}
