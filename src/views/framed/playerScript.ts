/** What a page of HTML that plays tells the page that holds it. */
export type PlayerNews =
  | { readonly heightPx: number }
  | { readonly refused: { readonly address: string; readonly directive: string } }
  | { readonly leads: string }
  /** An image as a `data:` address; empty where there is none. */
  | { readonly picture: string };

/**
 * Runs in the page of HTML that plays, before all that it holds: tells its height, what was refused, where its links
 * lead, and gives its picture when it is asked. Its text is put there: it can use nothing of this module.
 */
function play(): void {
  const page = window.parent;
  const tell = (news: PlayerNews): void => page.postMessage(news, '*');
  const measure = (): void => {
    const { body, documentElement } = document;
    // A bar to scroll a wide page by takes of the height.
    const barPx = Math.max(0, window.innerHeight - documentElement.clientHeight);
    const pagePx = Math.max(body?.scrollHeight ?? 0, documentElement.getBoundingClientRect().height);
    tell({ heightPx: Math.ceil(pagePx + barPx) });
  };
  const drawn = async (): Promise<string> => {
    const [width, height] = [document.documentElement.clientWidth, document.documentElement.clientHeight];
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    [canvas.width, canvas.height] = [width * 2, height * 2];
    if (!context) return '';
    context.scale(2, 2);
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
    let parts = 0;
    for (const part of document.querySelectorAll('img, canvas, svg')) {
      const { left, top, width: wide, height: high } = part.getBoundingClientRect();
      if (wide < 16 || high < 16 || part.parentElement?.closest('svg')) continue;
      const copy = part.cloneNode(true);
      if (part instanceof HTMLCanvasElement || part instanceof HTMLImageElement)
        context.drawImage(part, left, top, wide, high);
      else if (copy instanceof Element) {
        copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
        copy.setAttribute('width', String(wide));
        copy.setAttribute('height', String(high));
        const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
        await image.decode();
        context.drawImage(image, left, top, wide, high);
      }
      parts++;
    }
    return parts > 0 ? canvas.toDataURL('image/png') : '';
  };
  addEventListener('message', ({ source, data }) => {
    if (source !== page) {
      // A page within this one tells what was refused to it.
      if (typeof data?.refused?.address === 'string') tell({ refused: data.refused });
    } else if (data === 'picture')
      drawn().then(
        (picture) => tell({ picture }),
        () => tell({ picture: '' }),
      );
  });
  document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
    tell({ refused: { address: blockedURI, directive: effectiveDirective } }),
  );
  addEventListener(
    'click',
    (event) => {
      const link = event.composedPath().find((part) => part instanceof Element && part.matches('a[href], area[href]'));
      const href = link instanceof Element ? (link.getAttribute('href') ?? '') : '#';
      if (href.startsWith('#') || /^javascript:/i.test(href.trim())) return;
      // Led there it would be a page that the notebook may not hold.
      event.preventDefault();
      tell({ leads: href });
    },
    true,
  );
  addEventListener('load', measure);
  new ResizeObserver(measure).observe(document.documentElement);
}

/** A script that a page within the page tells with what was refused to it. */
const INNER = `<script>addEventListener('securitypolicyviolation',(e)=>parent.postMessage({refused:{address:e.blockedURI,directive:e.effectiveDirective}},'*'))</script>`;

/** How far into a page of its own its beginning is looked for. */
const MOST_BEFORE = 10_000;

/** HTML of a cell as a whole page that plays and tells of itself, on white: it knows no other ground. */
export function playerPage(html: string): string {
  const [, type = '<!doctype html>', rest = ''] = /^\s*(<!doctype[^>]*>)?([\s\S]*)$/i.exec(html) ?? [];
  const head = `<meta charset="utf-8"><style>:root{color-scheme:light;background:#fff}body{font:14px/1.4 system-ui,sans-serif}</style><script>(${play.toString()})()</script>`;
  // Scripts of a part of a page find a body, as they do in the page of a notebook.
  const isWhole = /<(?:html|head|body)\b/i.test(rest.slice(0, MOST_BEFORE));
  return `${type}${head}${isWhole ? '' : '<body>'}${withInner(rest)}`;
}

/** The page with the script in each page within it. */
function withInner(html: string): string {
  if (!/<iframe/i.test(html)) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const frame of page.querySelectorAll('iframe[srcdoc]'))
    frame.setAttribute('srcdoc', (frame.getAttribute('srcdoc') ?? '').replace(/^(\s*<!doctype[^>]*>)?/i, `$1${INNER}`));
  return page.documentElement.outerHTML;
}
