import { matchAt, quoted, readBareUrl, readName, readString } from './cssTokens.ts';

/** Says what to load for an address in CSS; nothing for one that may not load. */
export type AdmitAddress = (address: string, what: 'picture' | 'sheet') => string | undefined;

/**
 * At-rules that concern their own tree alone; others (`@property`, `@page`, `@view-transition`, …) reach the whole
 * page.
 */
const KEPT_RULES = new Set([
  'media',
  'supports',
  'container',
  'layer',
  'scope',
  'starting-style',
  'keyframes',
  '-webkit-keyframes',
  'counter-style',
  'font-face',
  'import',
]);
/** Functions that take addresses as plain strings, which `var()` may hold as well. */
const DEAD_FUNCTIONS = new Set(['image-set', '-webkit-image-set', 'image', 'src']);
const NOTHING = 'data:,';
const NUMBER = /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?/iy;
const NAME_START = /-?(?:[a-z_\u{80}-\u{10ffff}]|\\[^\n])|--/iuy;
const SPACE = /[ \t\n]*/y;
const ROOT = /:root(?=[\s,{])/iy;
const INERT = /[^\\"'/@#.:;{}\w\u{80}-\u{10ffff}+-]+/uy;

/**
 * CSS whose addresses are those that `admit` lets, all others pointing nowhere, and without rules that reach beyond
 * its tree. Read as browsers read it (CSS Syntax 3 §4), each address is written anew, so that no escape, comment or
 * quote can hide one. `:root` of a sheet becomes `:host`, which is what it means in a tree of its own.
 */
export function safeCss(css: string, admit: AdmitAddress, form: 'sheet' | 'declarations'): string {
  const text = css.replace(/\r\n?|\f/g, '\n').replace(/\0/g, '\ufffd');
  const out: string[] = [];
  let at = 0;
  let depth = 0;
  let importing = false;
  const address = (value: string): string => quoted(admit(value, importing ? 'sheet' : 'picture') ?? NOTHING);
  const keepTo = (end: number): void => {
    out.push(text.slice(at, end));
    at = end;
  };
  const takeName = (): void => {
    const { value, end } = readName(text, at);
    if (text[end] !== '(') return keepTo(end);
    // Browsers differ in which letters beyond ASCII a name may hold, and so in where this one begins.
    const name = value.replace(/^[^]*[^\0-\x7f]/, '').toLowerCase();
    if (DEAD_FUNCTIONS.has(name)) {
      out.push(`-removed-${name}(`);
      at = end + 1;
    } else if (name === 'url') {
      const inside = end + 1 + matchAt(SPACE, text, end + 1).length;
      const isQuoted = text[inside] === '"' || text[inside] === "'";
      const url = isQuoted ? readString(text, inside) : readBareUrl(text, inside);
      out.push(`url(${address(url.value)}${isQuoted ? '' : ')'}`);
      at = url.end;
    } else keepTo(end + 1);
  };
  while (at < text.length) {
    const character = text[at]!;
    if (character === '"' || character === "'") {
      const { value, end } = readString(text, at);
      if (!importing) keepTo(end);
      else {
        out.push(address(value));
        at = end;
      }
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      // Something must stay between two names, lest they become one.
      out.push('/**/');
      at = end < 0 ? text.length : end + 2;
    } else if (character === '@') {
      const { value, end } = readName(text, at + 1);
      const name = value.toLowerCase();
      const isKept = KEPT_RULES.has(name);
      importing = name === 'import';
      out.push(isKept ? `@${name}` : '@removed');
      at = end;
    } else if (character === '#') keepTo(readName(text, at + 1).end);
    else if (matchAt(NUMBER, text, at)) keepTo(readName(text, at + matchAt(NUMBER, text, at).length).end);
    else if (matchAt(NAME_START, text, at)) takeName();
    else if (form === 'sheet' && depth === 0 && matchAt(ROOT, text, at)) {
      out.push(':host');
      at += ':root'.length;
    } else {
      if (character === '{') depth++;
      else if (character === '}') depth--;
      if (character === '{' || character === ';') importing = false;
      keepTo(at + Math.max(1, matchAt(INERT, text, at).length));
    }
  }
  return out.join('');
}
