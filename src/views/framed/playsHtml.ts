import { isTangled } from '../../html/isTangled.ts';

const MAYBE = /<(?:script|iframe)|\son[a-z]+\s*=/i;
/** Scripts of other types are data. */
const CODE = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

/** Whether HTML does something by itself: it holds scripts, handlers, or a page within it. */
export function playsHtml(html: string): boolean {
  if (!MAYBE.test(html) || isTangled(html)) return false;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const scripts = [...page.querySelectorAll('script')].some((script) => CODE.test(script.type.trim()));
  return scripts || page.querySelector('iframe[srcdoc]') !== null || [...page.querySelectorAll('*')].some(hasHandler);
}

function hasHandler(element: Element): boolean {
  return element.getAttributeNames().some((name) => /^on[a-z]/.test(name));
}
