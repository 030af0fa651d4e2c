import type { Settings } from '../notebook/settings.ts';
import { countText } from '../known/countText.ts';

/** The settings as the reader writes them; an empty text leaves one as it comes. */
export type SettingsTexts = { readonly proxy: string; readonly sqlWorkers: string; readonly askAboveMb: string };

/** A text that cannot be a setting, and why, in words. */
export type SettingsProblem = { readonly field: keyof SettingsTexts; readonly problem: string };

const MOST_WORKERS = 16;
const MOST_MB = 1e6;
const MB = 1e6;

/** The texts of settings. */
export function toTexts({ proxy = '', sqlWorkers, askAboveBytes }: Settings): SettingsTexts {
  return {
    proxy,
    sqlWorkers: sqlWorkers === undefined ? '' : String(sqlWorkers),
    askAboveMb: askAboveBytes === undefined ? '' : String(askAboveBytes / MB),
  };
}

/** The settings that texts mean, or the first text that means none. */
export function fromTexts(texts: SettingsTexts): Settings | SettingsProblem {
  const proxy = texts.proxy.trim();
  const problem = proxy === '' ? undefined : proxyProblem(proxy);
  if (problem !== undefined) return { field: 'proxy', problem };
  const sqlWorkers = numberOf(texts.sqlWorkers);
  if (sqlWorkers !== undefined && !(Number.isInteger(sqlWorkers) && sqlWorkers >= 1 && sqlWorkers <= MOST_WORKERS))
    return { field: 'sqlWorkers', problem: `Write a whole number of workers from 1 to ${MOST_WORKERS}, or nothing.` };
  const askAboveMb = numberOf(texts.askAboveMb);
  if (askAboveMb !== undefined && !(askAboveMb >= 1 && askAboveMb <= MOST_MB))
    return {
      field: 'askAboveMb',
      problem: `Write a number of megabytes from 1 to ${countText(MOST_MB)}, or nothing.`,
    };
  return {
    ...(proxy !== '' && { proxy }),
    ...(sqlWorkers !== undefined && { sqlWorkers }),
    ...(askAboveMb !== undefined && { askAboveBytes: Math.round(askAboveMb * MB) }),
  };
}

/** An empty text is no number, any other that is none is `NaN`. */
function numberOf(text: string): number | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  return /^\d+([.]\d+)?$/.test(written) ? Number(written) : NaN;
}

function proxyProblem(address: string): string | undefined {
  const url = URL.parse(address.replaceAll('{url}', 'wanted'));
  // Browsers let https pages ask http addresses of this machine alone.
  const isSafe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
  if (!isSafe) return 'Write the whole address of the proxy, beginning with https://';
  if (!address.includes('{url}'))
    return 'Write {url} where the wanted address goes, such as https://proxy.example/?key=word&url={url}';
  return undefined;
}
