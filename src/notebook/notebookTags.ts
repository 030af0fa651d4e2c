import { tagAt, type Tag } from '../html/htmlTag.ts';
import { rawEnd, scriptEnd } from '../html/rawEnd.ts';
import { LIMITS, overLimit } from './limits.ts';

/** A cell's `<script>`: its attributes and content as they are written. */
export type ScriptTag = Pick<Tag, 'attributes'> & { readonly content: string };

/** What of an HTML text makes a notebook, as it is written: character references stand for themselves. */
export type NotebookTags = {
  readonly title: string | undefined;
  readonly order: string | undefined;
  readonly scripts: readonly ScriptTag[];
  /** What it says it was made with and of: names and contents of `<meta>`. */
  readonly metas: readonly (readonly [name: string, content: string])[];
};

// Elements without content, and those whose end tag may be left out (HTML standard §13.1.2), nest nothing.
const FLAT = new Set(
  'area base br col embed hr img input link meta source track wbr param frame keygen html head body p li dt dd rt rp optgroup option colgroup caption thead tbody tfoot tr td th notebook'.split(
    ' ',
  ),
);
const RAW = new Set('style xmp iframe noembed noframes textarea title'.split(' '));
const FOREIGN = new Set(['svg', 'math']);
const ATTRIBUTES = new Set(['id', 'type', 'output', 'pinned', 'hidden', 'order', 'name', 'content']);

const MADE = new Set(['made-with', 'made-of']);
const MOST_METAS = 100;

/**
 * The `<notebook>` of an HTML text, by the tokens of the HTML standard (§13.2.5) and without its tree, which browsers
 * build in more than linear time for some texts. Undefined where there is none; where it `isForeign`, fails with kind
 * `link` for too many cells and for a deep nesting.
 */
export function notebookTags(html: string, isForeign: boolean): NotebookTags | undefined {
  let [notebooks, foreign, depth] = [0, 0, 0];
  let order: string | undefined;
  let isNotebook = false;
  const titles: { readonly own: boolean; readonly text: string }[] = [];
  const scripts: ScriptTag[] = [];
  const metas: (readonly [string, string])[] = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const tag = tagAt(html, at, ATTRIBUTES);
    if (!tag) break;
    at = tag.end;
    const { name, attributes, isClosing, isEmpty } = tag;
    if (name === 'notebook') {
      if (!isClosing && !isNotebook) order = attributes.get('order');
      isNotebook ||= !isClosing;
      notebooks = Math.max(0, notebooks + (isClosing ? -1 : 1));
    } else if (isClosing) {
      if (FOREIGN.has(name)) foreign = Math.max(0, foreign - 1);
      if (!FLAT.has(name)) depth = Math.max(0, depth - 1);
    } else if (foreign === 0 && name === 'plaintext') break;
    else if (foreign === 0 && (name === 'script' || RAW.has(name))) {
      const end = name === 'script' ? scriptEnd(html, at) : rawEnd(html, at, name);
      if (name === 'script' && notebooks > 0) scripts.push({ attributes, content: html.slice(at, end) });
      if (name === 'title') titles.push({ own: notebooks > 0, text: html.slice(at, end) });
      at = end;
    } else if (name === 'meta') {
      const kind = attributes.get('name') ?? '';
      if (notebooks > 0 && MADE.has(kind) && metas.length < MOST_METAS)
        metas.push([kind, attributes.get('content') ?? '']);
    } else if (!(foreign > 0 && isEmpty)) {
      if (FOREIGN.has(name)) foreign += isEmpty ? 0 : 1;
      if (!FLAT.has(name)) depth++;
    }
    if (isForeign && scripts.length > LIMITS.cells) throw overLimit('cells');
    if (isForeign && depth > LIMITS.depth) throw overLimit('depth');
  }
  return isNotebook ? { title: (titles.find(({ own }) => own) ?? titles[0])?.text, order, scripts, metas } : undefined;
}
