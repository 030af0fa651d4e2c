import type { TakePart } from '../../../workers/wire/takePart.ts';

/** The folder of the site that holds its own HiPS. */
export const SURVEYS = 'hips/';

type Page = Pick<Window & typeof globalThis, 'fetch' | 'HTMLImageElement'>;

/**
 * Has the page answer for the site's own HiPS, at its address, by parts of the site: Aladin Lite fetches tiles, and
 * gives the sky at a glance to an image. Called once for a page.
 */
export function feedSurvey(page: Page, siteUrl: string, take: TakePart): void {
  const folder = new URL(SURVEYS, siteUrl).href;
  const pathOf = (url: string): string | undefined =>
    url.startsWith(folder)
      ? decodeURIComponent(`${SURVEYS}${url.slice(folder.length).replace(/[?#].*$/, '')}`)
      : undefined;

  const direct = page.fetch;
  page.fetch = async (input, init) => {
    const path = pathOf(input instanceof Request ? input.url : String(input));
    if (path === undefined) return direct.call(page, input, init);
    // A place of the sky without a tile is no failure.
    return take(path).then(
      (bytes) => new Response(bytes),
      () => new Response(null, { status: 404 }),
    );
  };

  const { prototype } = page.HTMLImageElement;
  const source = Object.getOwnPropertyDescriptor(prototype, 'src') as {
    readonly get: (this: HTMLImageElement) => string;
    readonly set: (this: HTMLImageElement, url: string) => void;
  };
  Object.defineProperty(prototype, 'src', {
    ...source,
    set(this: HTMLImageElement, url: string) {
      const path = pathOf(String(url));
      if (path === undefined) source.set.call(this, url);
      else
        void take(path).then(
          (bytes) => showFrom(this, bytes, (blob) => source.set.call(this, blob)),
          () => this.dispatchEvent(new Event('error')),
        );
    },
  });
}

function showFrom(image: HTMLImageElement, bytes: ArrayBuffer, show: (url: string) => void): void {
  const url = URL.createObjectURL(new Blob([bytes]));
  const release = () => URL.revokeObjectURL(url);
  image.addEventListener('load', release, { once: true });
  image.addEventListener('error', release, { once: true });
  show(url);
}
