import { isOfWeb } from '../../known/isOfWeb.ts';
import { isRecord } from '../../known/isRecord.ts';
import { recordOf } from '../../known/recordOf.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { TakePart } from '../../../workers/wire/takePart.ts';
import type { Drawn } from '../drawn.ts';
import { lazyView } from '../lazyView.ts';
import { make } from '../../dom/make.ts';
import { PlayerHeight } from './playerHeight.ts';
import { playerPage } from './playerScript.ts';
import { withLibraries } from './withLibraries.ts';
import './player.css';

const ALT = 'An output as it was: run the cell for the live one';
const OPEN_MS = 20_000;
const PICTURE_MS = 5000;
const LONGEST_PICTURE = 8_000_000;
const MOST_REFUSED = 20;

/** What a page that plays is opened with: the site, its files, and the leave of whoever made this page. */
export type PlayerContext = {
  readonly siteUrl: string;
  readonly parts: { readonly take: TakePart };
  readonly letPlay: () => Promise<void>;
};

/**
 * HTML of a cell that plays: in a page of the site's own of no origin, which reaches what the notebook does and nothing
 * of this page. What that page tells is judged as words of a stranger.
 */
export function playerView(html: string, { siteUrl, parts, letPlay }: PlayerContext): Drawn {
  const holder = make('div', { class: 'player', 'data-view': 'player' });
  return lazyView(holder, ALT, async (element, signal) => {
    const frame = make('iframe', {
      sandbox: 'allow-scripts',
      src: `${siteUrl}output.html`,
      title: 'Output of the cell',
    });
    const leads = make('p', { class: 'player-leads', role: 'status' });
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const begun = Promise.withResolvers<void>();
    const height = new PlayerHeight();
    let refused = 0;
    let onPicture: (picture: string) => void = () => undefined;
    const take = ({ source, data }: MessageEvent<unknown>): void => {
      if (source !== frame.contentWindow) return;
      const news = recordOf(data);
      if (typeof news['heightPx'] === 'number') {
        begun.resolve();
        frame.style.height = `${height.next(news['heightPx'])}px`;
      }
      if (typeof news['picture'] === 'string') onPicture(news['picture']);
      if (typeof news['leads'] === 'string') showLead(leads, news['leads']);
      if (isRecord(news['refused']) && refused++ < MOST_REFUSED) tellRefused(news['refused']);
    };
    addEventListener('message', take, { signal });
    element.replaceChildren(frame, leads);
    const [page] = await Promise.all([withLibraries(html, parts.take), within(OPEN_MS, loaded)]);
    await letPlay();
    frame.contentWindow?.postMessage({ html: playerPage(page) }, '*');
    await within(OPEN_MS, begun.promise);
    return {
      dispose: () => {
        removeEventListener('message', take);
        frame.remove();
      },
      picture: () => {
        const taken = new Promise<string>((resolve) => (onPicture = resolve));
        frame.contentWindow?.postMessage('picture', '*');
        return Promise.race([taken, after(PICTURE_MS)]).then((picture) =>
          picture === undefined || picture === '' || picture.length > LONGEST_PICTURE ? undefined : picture,
        );
      },
    };
  });
}

/** A link of the HTML is the reader's to follow, from this page, where they see its address. */
function showLead(place: HTMLElement, address: string): void {
  const url = URL.parse(address.slice(0, 2000));
  if (!url || !isOfWeb(url)) return;
  place.replaceChildren(
    'This leads to ',
    make('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, url.href),
  );
}

function tellRefused({ address, directive }: Readonly<Record<string, unknown>>): void {
  if (typeof address !== 'string' || typeof directive !== 'string') return;
  document.dispatchEvent(new CustomEvent('skybook:refused', { detail: { address, directive, language: 'python' } }));
}

async function within(ms: number, what: Promise<unknown>): Promise<void> {
  const came = await Promise.race([what.then(() => true), after(ms)]);
  if (came === undefined)
    throw new NotebookError({
      kind: 'view',
      message: 'The page in which this output plays did not open',
      advice: 'Check the connection and run the cell again.',
    });
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
