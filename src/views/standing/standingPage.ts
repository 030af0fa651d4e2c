import { PART } from '../../../workers/wire/partPath.ts';
import { unionOfSources } from '../../../workers/wire/unionOfSources.ts';
import { sourceLine } from '../sources/sourceLine.ts';
import { markdownHtml } from '../text/markdownHtml.ts';
import type * as Katex from '../text/katex.ts';
import type { MathSource } from '../text/typesetMath.ts';
import { escaped } from '../../format/escaped.ts';
import css from './standing.css?inline';
import type { StandingCell } from './standingCell.ts';
import { standingHtml, type WriteTex } from './standingHtml.ts';
import { standingOutput } from './standingOutput.ts';

/** What a page says of itself: when its results are of, where it opens live, and what stands in it for programs. */
export type About = {
  readonly title: string;
  readonly cells: readonly StandingCell[];
  readonly asOfMs?: number;
  readonly liveUrl: string;
  /** How to cite it and its data. */
  readonly cited: string;
  /** HTML that is not seen. */
  readonly parts: string;
};

/** Nothing runs and nothing is asked, whatever stands in the page. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-src 'none'";
const NAMES = { markdown: 'Text', python: 'Python', sql: 'SQL', javascript: 'JavaScript' } as const;

/** A notebook with its results as one page that reads by itself, on a screen and on paper: no script, no host. */
export async function standingPage(about: About, source: MathSource): Promise<string> {
  const katex = await source.module(PART.katex).then(
    (module) => module as typeof Katex,
    () => undefined,
  );
  // Without KaTeX, TeX stands as text.
  const writeTex: WriteTex = (tex, isBlock) => katex?.texMathMl(tex, isBlock) ?? escaped(tex);
  const { title, cells, asOfMs, liveUrl, cited, parts } = about;
  const body = document.createElement('main');
  body.innerHTML = cells.map((cell) => standingCell(cell, writeTex)).join('\n');
  const links = footnotes(body);
  const sources = unionOfSources(...cells.map((cell) => cell.sources));
  const when = asOfMs === undefined ? 'Not run yet' : `Results as of ${new Date(asOfMs).toUTCString()}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${css}</style>`,
    '</head>',
    '<body>',
    '<header class="about">',
    `<strong>${escaped(title)}</strong><span>${escaped(when)}</span>`,
    `<a href="${escaped(liveUrl)}">Open it live in Skybook</a>`,
    '<label class="screen"><input type="checkbox" id="without-code"> Without code</label>',
    '</header>',
    `<main>${body.innerHTML}</main>`,
    sources.length > 0
      ? `<section class="sources"><h2>Data used</h2><ul>${sources.map((one) => `<li>${escaped(sourceLine(one))}: ${escaped(one.url)}</li>`).join('')}</ul></section>`
      : '',
    `<section class="sources"><h2>How to cite</h2><pre>${escaped(cited)}</pre></section>`,
    links.length > 0
      ? `<section class="links print"><h2>Links</h2><ol>${links.map((href) => `<li>${escaped(href)}</li>`).join('')}</ol></section>`
      : '',
    parts,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function standingCell({ language, text, output, outputs, failure, isStale }: StandingCell, writeTex: WriteTex): string {
  const isText = language === 'markdown';
  const drawn = outputs.map((one) => standingOutput(one, writeTex)).join('\n');
  const code = isText
    ? ''
    : `<div class="code"><small>${NAMES[language]}${output ? ` → ${escaped(output)}` : ''}</small><pre>${escaped(text)}</pre></div>`;
  const shown = isText && outputs.length === 0 ? standingHtml(markdownHtml(text), writeTex) : drawn;
  const failed = failure
    ? `<div class="failure"><strong>${escaped(failure.message)}</strong>${failure.advice ? `<p>${escaped(failure.advice)}</p>` : ''}${failure.detail ? `<pre>${escaped(failure.detail)}</pre>` : ''}</div>`
    : '';
  const stale = isStale ? '<p class="note">Made before a change of this cell, or of one that it needs.</p>' : '';
  return `<section class="cell" data-language="${language}">${code}<div class="output${isStale ? ' stale' : ''}">${shown}${failed}${stale}</div></section>`;
}

/** Gives each link a number that paper shows, and lists where they lead. */
function footnotes(body: HTMLElement): readonly string[] {
  const numbers = new Map<string, number>();
  for (const link of body.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const href = link.getAttribute('href')!;
    if (href.startsWith('#')) continue;
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
    const known = numbers.get(href) ?? numbers.size + 1;
    numbers.set(href, known);
    const number = document.createElement('sup');
    number.className = 'print';
    number.textContent = ` [${known}]`;
    link.after(number);
  }
  return [...numbers.keys()];
}
