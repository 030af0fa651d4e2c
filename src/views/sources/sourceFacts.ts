import type { Provenance } from '../../../workers/wire/provenance.ts';
import { make } from '../../dom/make.ts';
import { referenceOf } from './reference.ts';

/** All that is known of a source, as a list of terms: its query, what it asks to be cited, its licence. */
export function sourceFacts({ service, url, query, version, job, origin }: Provenance): HTMLElement {
  const {
    title,
    publisher,
    creators,
    citations,
    journal,
    publishedAt,
    acknowledgement,
    rights,
    rightsUrl,
    references,
    madeFrom,
    contact,
    software,
    ivoid,
  } = origin;
  const facts: readonly (readonly [string, string | readonly string[] | undefined])[] = [
    ['Data', title],
    ['From', publisher && publisher !== service ? `${publisher}, ${service}` : service],
    ['Address', url],
    ['By', creators?.join('; ')],
    ['Published', [journal, publishedAt].filter(Boolean).join(', ')],
    ['Version', [origin.version, origin.updatedAt && `of ${origin.updatedAt}`].filter((text) => text !== undefined)],
    ['Mark', version],
    ['Job', job],
    ['Cite', citations],
    ['Acknowledge', acknowledgement],
    ['Licence', [rights, rightsUrl].filter((text) => text !== undefined)],
    ['Made from', madeFrom],
    ['More', references],
    ['Identifier', ivoid],
    ['Contact', contact],
    ['Software', software],
  ];
  const lines = facts.flatMap(([term, value]) => {
    const texts = [value ?? []].flat().filter(Boolean);
    return texts.length === 0 ? [] : [make('dt', {}, term), ...texts.map((text) => make('dd', {}, linked(text)))];
  });
  const asked = query === undefined ? [] : [make('dt', {}, 'Query'), make('dd', {}, make('pre', {}, query))];
  return make('dl', { class: 'source-facts' }, ...lines, ...asked);
}

function linked(value: string): Node | string {
  const { text, href } = referenceOf(value);
  return href === undefined ? text : make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text);
}
