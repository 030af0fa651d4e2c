import type { PublicCatalogue, PublicCatalogues } from '../../../workers/wire/publicCatalogue.ts';
import { bucketAddress } from '../../../workers/wire/bucketAddress.ts';
import { make } from '../../dom/make.ts';
import { catalogueLines } from './catalogueLines.ts';
import { lineView } from './lineView.ts';
import type { ReadyLine } from './readyLines.ts';
import { countText } from '../../known/countText.ts';

type Documented = Pick<PublicCatalogues, 'documentedOn' | 'documentedBy'>;

/** A public catalogue: what it is, who has it, whether a page may read it, and code that does. */
export function publicView(
  catalogue: PublicCatalogue,
  documented: Documented,
  insert: (line: ReadyLine) => void,
): HTMLElement {
  const { name, about, note } = catalogue;
  return make(
    'li',
    { 'data-public': name },
    make('strong', {}, name),
    make('span', { class: 'data-size' }, sizeOf(catalogue)),
    make('p', {}, about, ...(note ? [` ${note}`] : [])),
    make('p', { class: 'data-host' }, hostLine(catalogue, documented)),
    ...factsOf(catalogue),
    ...catalogueLines(catalogue).map((line) => lineView(name, line, insert)),
  );
}

function sizeOf({ rows, columnCount, size }: PublicCatalogue): string {
  const facts = [
    rows === undefined ? [] : `${countText(rows)} rows`,
    columnCount === undefined ? [] : `${countText(columnCount)} columns`,
    size ?? [],
  ];
  return facts.flat().join(', ');
}

/** Whom cells would ask, and whether it lets pages of other sites read. */
function hostLine({ address, probe }: PublicCatalogue, { documentedOn, documentedBy }: Documented): string {
  const place = bucketAddress(address);
  const host = URL.canParse(place) ? new URL(place).host : 'this site';
  if (host === 'this site') return 'On this site; answers.';
  if (!probe) return `${host}: as documented by ${documentedBy} on ${documentedOn}, not probed.`;
  const { on, answersPages, givesRanges, failure } = probe;
  if (failure !== undefined) return `${host}: could not be opened on ${on} (${failure}).`;
  if (!answersPages) return `${host}: does not let pages of other sites read it (CORS), as of ${on}.`;
  const ranges = givesRanges === false ? ', whole files only' : '';
  return `${host}: answers pages${ranges}, as of ${on}.`;
}

function factsOf({ margins, indexes, columns, cite, documentation }: PublicCatalogue): readonly HTMLElement[] {
  const beside = [
    ...(margins && margins.length > 0 ? [`Margin: ${margins.join(', ')}.`] : []),
    ...(indexes && indexes.length > 0 ? [`Indexed: ${indexes.join(', ')}.`] : []),
    ...(columns.length > 0 ? [`Columns worth knowing: ${columns.map(({ name }) => name).join(', ')}.`] : []),
  ];
  const links = [
    ...(cite ? [linkTo('To cite', cite)] : []),
    ...(documentation ? [linkTo('Documentation', documentation)] : []),
  ];
  return [
    ...(beside.length > 0 ? [make('p', { class: 'data-host' }, beside.join(' '))] : []),
    ...(links.length > 0 ? [make('p', { class: 'data-links' }, ...links)] : []),
  ];
}

function linkTo(label: string, href: string): HTMLElement {
  return make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label);
}
