import DOMPurify from 'dompurify';
import { isTangled } from '../../html/isTangled.ts';
import { NO_PICTURES } from '../pictures.ts';
import type { MediaContext } from '../viewContext.ts';
import { leadOutside } from './leadOutside.ts';
import { MATH } from './mathRule.ts';
import { PLACE } from './place.ts';
import { tameForms } from './tameForms.ts';
import { withholdMedia } from './withholdMedia.ts';

const ALLOWED = {
  RETURN_DOM_FRAGMENT: true,
  FORCE_BODY: true,
  ADD_TAGS: ['style', 'link'],
  // Trees and dialogs of their own, and motion.
  FORBID_TAGS: [
    'template',
    'slot',
    'shadow',
    'content',
    'element',
    'decorator',
    'dialog',
    'datalist',
    'animatecolor',
    'animatemotion',
    'animatetransform',
  ],
  FORBID_ATTR: [
    ...[
      'action',
      'formaction',
      'method',
      'enctype',
      'target',
      'novalidate',
      'accept',
      'capture',
      'autofocus',
      'autoplay',
      'download',
      'ping',
    ],
    // What raises things above the page, or joins them to it.
    ...[
      'popover',
      'popovertarget',
      'popovertargetaction',
      'command',
      'commandfor',
      'accesskey',
      'contenteditable',
      'draggable',
      'nonce',
      'part',
      'exportparts',
      'slot',
      'is',
      'list',
      'background',
    ],
  ],
  // Programs and the page's own keys know elements by such marks.
  ALLOW_DATA_ATTR: false,
  ADD_ATTR: [MATH, PLACE],
  ALLOWED_URI_REGEXP: /^(?:(?:https?|ftp|mailto|blob):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
};

const TANGLED = '<p>This is not drawn: its HTML leaves more elements open within each other than a page can bear.</p>';

/**
 * HTML or SVG of a cell that can do nothing: no scripts, handlers, frames or forms that send; links lead outside;
 * what other hosts would be asked for waits behind place-holders. Styles, tables, SVG and inline images stay.
 * Its ids and styles are still the page's: it is drawn in a box of its own (`confine`).
 */
export function safeHtml(
  html: string,
  { siteUrl, pictures = NO_PICTURES }: MediaContext = { siteUrl: document.baseURI },
): DocumentFragment {
  const fragment = DOMPurify.sanitize(isTangled(html) ? TANGLED : html, ALLOWED) as unknown as DocumentFragment;
  tameForms(fragment);
  leadOutside(fragment, siteUrl);
  withholdMedia(fragment, { siteUrl, pictures });
  return fragment;
}
