import rules from '../../../workers/python/skybook/web/refusal.json' with { type: 'json' };
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { SERVICES_CHECKED, serviceOf, type Service } from './services.ts';

/**
 * What was asked: the reader's own proxy, which then was the last to give nothing; this very address alone
 * (`isDirect`), or its https twin too.
 */
type Tried = { readonly proxy?: string; readonly isDirect?: boolean };

/** A sentence, and when it is said; `eachMirror` is said of each open copy of the service's data. */
type Row = {
  readonly when: Readonly<Record<string, string | boolean | undefined>>;
  readonly say?: string;
  readonly eachMirror?: string;
};

/**
 * The failure of a fetch that gave the page nothing, by the table of Python's `FetchRefused`: what happened, and what
 * can be done.
 */
export function refusal(
  url: string,
  isOffline: boolean,
  cause: unknown,
  { proxy, isDirect = false }: Tried = {},
): NotebookError {
  const { hostname: host, protocol } = new URL(url);
  const service = serviceOf(host);
  const facts = {
    met: isOffline ? 'offline' : proxy === undefined ? 'host' : 'proxy',
    isOnline: !isOffline,
    service: !service ? 'unknown' : service.open ? 'open' : 'closed',
    hasMirror: (service?.mirrors.length ?? 0) > 0,
    scheme: protocol.slice(0, -1),
    isDirect,
    proxyServes: 'all',
  };
  const names = {
    host,
    proxy: proxy === undefined ? '' : new URL(proxy).hostname,
    service: service?.name ?? '',
    checked: SERVICES_CHECKED,
  };
  const said = (rows: readonly Row[]) => sentences(rows, facts, names, service?.mirrors ?? []);
  return new NotebookError({ kind: 'fetch', message: said(rules.happened), advice: said(rules.toDo) }, { cause });
}

function sentences(
  rows: readonly Row[],
  facts: Row['when'],
  names: Readonly<Record<string, string>>,
  mirrors: Service['mirrors'],
): string {
  const holds = ({ when }: Row) => Object.entries(when).every(([fact, value]) => facts[fact] === value);
  return rows
    .filter(holds)
    .flatMap(({ say, eachMirror }) => [
      ...(say === undefined ? [] : [filled(say, names)]),
      ...(eachMirror === undefined ? [] : mirrors.map((mirror) => filled(eachMirror, mirror))),
    ])
    .join(' ');
}

function filled(sentence: string, names: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '');
}
