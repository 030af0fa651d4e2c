import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Has what begins a notebook's frame in the first page itself, and run before anything else has come. */
export function inlineScripts(): Plugin {
  return {
    name: 'skybook-inline-scripts',
    transformIndexHtml: { order: 'post', handler: (html) => stylesLast(allowInlineScripts(html)) },
  };
}

/** The page with the hashes of its inline scripts behind `script-src 'self'` of its policy (CSP 3, section 2.3.1). */
export function allowInlineScripts(html: string): string {
  const texts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text);
  const hashes = texts.map((text) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return html.replace("script-src 'self'", (policy) => policy + hashes.join(''));
}

/** The page with its style sheets behind the inline scripts of its body: a script waits for sheets before it. */
export function stylesLast(html: string): string {
  const sheets = /\s*<link rel="stylesheet"[^>]*>/g;
  if (!/<body>.*<script>/s.test(html)) return html;
  const links = Array.from(html.matchAll(sheets), ([link]) => link.trim()).join('');
  return html.replace(sheets, '').replace('</body>', () => `${links}</body>`);
}
