import type { Shown } from '../../../workers/wire/shown.ts';
import type { Output } from '../../graph/cellState.ts';
import { latexHtml } from '../text/latexHtml.ts';
import { markdownHtml } from '../text/markdownHtml.ts';
import { svgPicture } from '../text/svgPicture.ts';
import { escaped } from '../../format/escaped.ts';
import { standingHtml, type WriteTex } from './standingHtml.ts';
import { standingTable } from './standingTable.ts';
import { shownParts } from '../../../workers/wire/shownParts.ts';

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** An output as HTML in which nothing runs; empty for what was never made inert. */
export function standingOutput(output: Output, writeTex: WriteTex): string {
  switch (output.kind) {
    case 'stream':
      return `<pre${output.stream === 'stderr' ? ' class="stderr"' : ''}>${escaped(output.text)}</pre>`;
    case 'shown':
      return standingShown(output.shown, writeTex);
    case 'value':
      return '';
  }
}

function standingShown({ data, metadata }: Shown, writeTex: WriteTex): string {
  const text = (type: string): string | undefined => (typeof data[type] === 'string' ? data[type] : undefined);
  const { rows } = shownParts(data);
  if (rows) return standingTable(rows);
  const picture = text('text/html') === undefined ? svgPicture(text('image/svg+xml') ?? '') : undefined;
  if (picture !== undefined)
    return `<figure style="margin:0"><img alt="${escaped(text('text/plain') ?? '')}" src="${escaped(picture)}"></figure>`;
  const html = text('text/html') ?? text('image/svg+xml');
  if (html !== undefined) return `<div>${standingHtml(html, writeTex)}</div>`;
  const type = IMAGES.find((known) => text(known) !== undefined);
  if (type) {
    const width = Number(metadata?.[type]?.['width']);
    const size = Number.isFinite(width) && width > 0 ? ` width="${Math.round(width)}"` : '';
    return `<figure style="margin:0"><img${size} alt="${escaped(text('text/plain') ?? '')}" src="data:${type};base64,${escaped(text(type)!)}"></figure>`;
  }
  const tex = text('text/latex');
  if (tex !== undefined) return `<div>${standingHtml(latexHtml(tex), writeTex)}</div>`;
  const markdown = text('text/markdown');
  if (markdown !== undefined) return `<div>${standingHtml(markdownHtml(markdown), writeTex)}</div>`;
  const plain = text('text/plain') ?? JSON.stringify(data['application/json'], undefined, 1) ?? '';
  return `<pre>${escaped(plain)}</pre>`;
}
