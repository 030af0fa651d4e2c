import { tagAt } from './htmlTag.ts';
import { rawEnd, scriptEnd } from './rawEnd.ts';
import { present } from '../known/present.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
// Elements without content, and those that end where their like begins.
const FLAT = words(
  'area base br col embed hr img input link meta source track wbr param frame keygen p li dt dd rt rp optgroup option colgroup caption thead tbody tfoot tr td th',
);
/** Elements that go on in the next paragraph where they are not closed, one by one. */
const FORMATTING = words('a b big code em font i nobr s small strike strong tt u');
/** Of these none stands in another. */
const ALONE = words('a nobr button form select');
const RAW = words('script style xmp iframe noembed noframes textarea title');
/** Where HTML begins anew within SVG and MathML. */
const HTML_WITHIN = words('foreignobject desc title annotation-xml mi mo mn ms mtext');
/** What ends SVG and MathML around it. */
const BREAKING_OUT = words(
  'b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
);

const MOST_OPEN = 200;
const MOST_FORMATTING = 30;
/** Of tags that only add attributes to the page's own elements. */
const MOST_PAGES = 10;

/**
 * Whether HTML leaves so many elements open within each other that browsers take more than linear time to make a tree
 * of it, by its tokens and the rules of its tree as far as they concern what stays open (HTML standard §13.2.6).
 */
export function isTangled(html: string): boolean {
  /** For each name the elements that are open, and whether they count as formatting. */
  const open = new Map<string, boolean[]>();
  /** SVG and MathML, and HTML within them, that are open. */
  const worlds: string[] = [];
  const isForeign = () => worlds.at(-1) === 'svg' || worlds.at(-1) === 'math';
  let [all, formatting, pages] = [0, 0, 0];
  const close = (name: string): void => {
    const last = open.get(name)?.pop();
    if (last === undefined) return;
    all--;
    if (last) formatting--;
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const tag = tagAt(html, at);
    if (!tag) return false;
    at = tag.end;
    const { name, isClosing, isEmpty, hasAttributes } = tag;
    if (isClosing) {
      close(name);
      const world = worlds.lastIndexOf(name);
      if (world >= 0) worlds.length = world;
      continue;
    }
    if (isForeign() && BREAKING_OUT.has(name)) worlds.length = 0;
    if (name === 'html' || name === 'body') {
      if (++pages > MOST_PAGES) return true;
      continue;
    }
    if (!isForeign() && name === 'plaintext') return false;
    if (!isForeign() && RAW.has(name) && !open.get('select')?.length) {
      at = name === 'script' ? scriptEnd(html, at) : rawEnd(html, at, name);
      continue;
    }
    if (isForeign() ? isEmpty : FLAT.has(name)) continue;
    if (ALONE.has(name)) close(name);
    const isFormatting = FORMATTING.has(name) && hasAttributes && !isForeign();
    open.set(name, open.get(name) ?? []);
    present(open.get(name)).push(isFormatting);
    all++;
    if (isFormatting) formatting++;
    if (name === 'svg' || name === 'math' || (isForeign() && HTML_WITHIN.has(name))) worlds.push(name);
    if (all > MOST_OPEN || formatting > MOST_FORMATTING) return true;
  }
  return false;
}
