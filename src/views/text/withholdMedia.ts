import type { MediaContext } from '../viewContext.ts';
import { dropHref, hrefOf } from './href.ts';
import { judgeAddress, judgeSheet, type Verdict } from './judgeAddress.ts';
import { placeholder, type Withheld } from './placeholder.ts';
import { safeCss, type AdmitAddress } from './safeCss.ts';
import { withholdPicture } from './withholdPicture.ts';
import { withholdPlayer } from './withholdPlayer.ts';

/** Attributes that are read as CSS values, and so may hold addresses. */
const CSS_ATTRIBUTES = [
  'style',
  'fill',
  'stroke',
  'filter',
  'mask',
  'clip-path',
  'marker',
  'marker-start',
  'marker-mid',
  'marker-end',
  'cursor',
  'color-profile',
];
/** Attributes from which only pictures and players load, whose own they are. */
const ADDRESS_ATTRIBUTES = ['src', 'srcset', 'poster', 'background'];

/**
 * Keeps a fragment that stands in no page yet from loading what its context does not let: each picture, sound, video
 * and style of another host gives way to a place-holder.
 */
export function withholdMedia(fragment: DocumentFragment, context: Required<MediaContext>): void {
  /** Hosts of what has no place of its own, such as backgrounds. */
  const placeless = new Map<string, Withheld>();
  const pictures = new Set<Element>();
  const admit = (verdict: Verdict, what: Withheld): string | undefined => {
    if (verdict.kind === 'wait') placeless.set(verdict.host, what);
    return verdict.kind === 'load' ? verdict.address : undefined;
  };
  const admitCss: AdmitAddress = (address, what) =>
    admit((what === 'sheet' ? judgeSheet : judgeAddress)(address, context), 'Style');
  for (const element of fragment.querySelectorAll('*')) {
    for (const name of CSS_ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value !== null && (name === 'style' || value.includes('(')))
        element.setAttribute(name, safeCss(value, admitCss, 'declarations'));
    }
    switch (element.localName.toLowerCase()) {
      case 'style':
        element.textContent = safeCss(element.textContent ?? '', admitCss, 'sheet');
        break;
      case 'link':
        keepSheet(element, (address) => admit(judgeSheet(address, context), 'Style'));
        break;
      case 'img': {
        // A picture shows one image alone.
        const picture = element.closest('picture') ?? element;
        if (pictures.has(picture)) element.remove();
        else withholdPicture(element, picture, context);
        pictures.add(picture);
        break;
      }
      case 'video':
      case 'audio':
        withholdPlayer(element, context);
        break;
      case 'image':
      case 'feimage':
        keepHref(element, (address) => admit(judgeAddress(address, context), 'Picture'));
        break;
      case 'source':
      case 'track':
        // They are judged with what they are for.
        break;
      default:
        for (const name of ADDRESS_ATTRIBUTES) element.removeAttribute(name);
    }
  }
  const placed = new Set(
    Array.from(fragment.querySelectorAll('[data-placeholder]'), (button) => button.getAttribute('data-host')),
  );
  for (const [host, what] of placeless)
    if (!placed.has(host)) fragment.append(placeholder(what, host, context.pictures.show));
}

/** Leaves of a `<link>` the style sheet that may load; nothing else that one can ask for is drawn. */
function keepSheet(link: Element, admit: (address: string) => string | undefined): void {
  const isSheet = /(?:^|\s)stylesheet(?:\s|$)/i.test(link.getAttribute('rel') ?? '');
  const address = isSheet ? admit(link.getAttribute('href') ?? '') : undefined;
  if (address === undefined) return link.remove();
  for (const name of link.getAttributeNames()) link.removeAttribute(name);
  link.setAttribute('rel', 'stylesheet');
  link.setAttribute('href', address);
}

/** What SVG draws of another place, by its new or old `href`. */
function keepHref(element: Element, admit: (address: string) => string | undefined): void {
  const address = admit(hrefOf(element));
  dropHref(element);
  if (address !== undefined) element.setAttribute('href', address);
}
