import DOMPurify from 'dompurify';

/**
 * HTML from a cell without scripts, event handlers, forms' targets and frames; styles, tables, SVG and images stay.
 * Links open beside the notebook, since its frame cannot go elsewhere.
 */
export function safeHtml(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true, FORCE_BODY: true, ADD_TAGS: ['style'], ADD_ATTR: ['target'], FORBID_ATTR: ['formaction', 'action'] });
  for (const link of fragment.querySelectorAll('a[href]')) {
    if (link.getAttribute('href')?.startsWith('#')) continue;
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  return fragment;
}
