import { besideOf } from '../notebook/besideOf.ts';
import { folderOf } from '../notebook/folderOf.ts';
import { mayAsk, type FrameRights } from '../notebook/framePolicy.ts';
import { fromHtml } from '../notebook/html.ts';
import type { ShellPort } from '../notebook/port.ts';
import type { Now } from './frame/framesParts.ts';
import { isHost, type Reach } from '../notebook/reach.ts';
import { askTrust } from './bar/trustDialog.ts';
import type { Costs } from './costs.ts';
import { hostsOf } from './hostsOf.ts';
import { serverHosts } from './jupyter/jupyterServer.ts';
import type { Keeping } from './keeping.ts';
import { proxyHosts } from './keptSettings.ts';
import type { Opening } from './openRoute.ts';
import { sourceName } from './source.ts';
import { whereLeads } from './whereLeads.ts';

export type RightsDeskParts = {
  readonly siteUrl: string;
  readonly keeping: Pick<Keeping, 'from' | 'trust' | 'distrust'>;
  readonly costs: Costs;
  /** Told when the reader has let it ask another host. */
  readonly onChange: () => void;
  /** Shows the notebook as it may run from now on. */
  readonly reopen: () => void;
  /** Does something as the one dialog that is open, or not at all. */
  readonly inDialog: (show: () => Promise<void>) => Promise<void>;
};

/** Where the reader decides what an open notebook may ask. */
export class RightsDesk {
  readonly #opening: Opening;
  readonly #parts: RightsDeskParts;
  /** Hosts that the reader has let it ask, or show pictures of, since it was opened. */
  readonly #allowed = new Set<string>();
  /** The text before any of it ran, and the hosts that it names: code may save another, that names others. */
  #read: string;
  #named: readonly string[];

  constructor(opening: Opening, parts: RightsDeskParts) {
    this.#opening = opening;
    this.#parts = parts;
    this.#read = opening.html;
    this.#named = hostsOf(opening.html, parts.keeping.from);
  }

  /** The hosts that it may ask. */
  get reach(): Reach {
    const { hosts, proxy } = this.#opening.trust;
    return hosts ? 'any' : [...new Set([...this.#limits, ...(proxy ? proxyHosts() : [])])];
  }

  /** What its frame is told of that. */
  get opened(): Pick<Now, 'beside' | 'folder'> & { readonly rights: Omit<FrameRights, 'mode'> } {
    return {
      folder: folderOf(this.#parts.keeping.from),
      beside: besideOf(this.#parts.keeping.from, this.#read),
      rights: { reach: this.reach, pictures: [...this.#allowed] },
    };
  }

  /** Takes its text as its author has left it, before any of it ran. */
  read(html: string): void {
    this.#read = html;
    this.#named = hostsOf(html, this.#parts.keeping.from);
  }

  /** Lets it ask a host, at the reader's press. */
  async allow(host: string): Promise<void> {
    if (!isHost(host)) throw new TypeError('That is no host that can be let');
    await this.#parts.costs.agreed(`ask ${host}`, `Allow ${host}`);
    this.#allowed.add(host);
    this.#parts.onChange();
  }

  /** The method of its frame's port that looks further than it may ask. */
  port(): Pick<ShellPort, 'findLead'> {
    const { siteUrl, costs } = this.#parts;
    return {
      findLead: (address) =>
        whereLeads(address, {
          may: (url) => mayAsk(siteUrl, { mode: 'running', reach: this.reach, pictures: [] }, url),
          agreed: (host) => costs.agreed(`find out where ${host} leads`, 'Find out'),
        }),
    };
  }

  /**
   * What the reader trusts is what they read: code that has run may have changed what is kept, and that stays a copy of
   * its own.
   */
  async trust(): Promise<void> {
    const { keeping, inDialog, reopen } = this.#parts;
    await inDialog(async () => {
      const html = this.#read;
      const trust = await askTrust({
        title: fromHtml(html)?.title ?? this.#opening.title,
        source: sourceName(this.#opening.origin, keeping.from),
        reach: this.#limits,
        proxies: proxyHosts(),
        jupyters: serverHosts(),
      });
      if (!trust) return;
      // Where it cannot be kept, the notice about storage says so.
      if (await keeping.trust(html, trust)) reopen();
    });
  }

  async distrust(): Promise<void> {
    if (await this.#parts.keeping.distrust()) this.#parts.reopen();
  }

  /** The hosts that it may ask without trust. */
  get #limits(): readonly string[] {
    return [...this.#named, ...this.#allowed];
  }
}
