import type { Origin, Provenance } from '../../../workers/wire/provenance.ts';
import { objectsOf } from '../ipynb/unchecked.ts';
import { recordOf } from '../../known/recordOf.ts';

const MOST = 200;
const LONGEST = 20_000;
const TEXTS = [
  ...['title', 'ivoid', 'publisher', 'rights', 'rightsUrl', 'acknowledgement'],
  ...['journal', 'publishedAt', 'version', 'updatedAt', 'contact', 'software'],
] as const satisfies readonly (keyof Origin)[];
const LISTS = ['creators', 'citations', 'references', 'madeFrom'] as const satisfies readonly (keyof Origin)[];

/** What is told of where data came from, in whatever shape it was kept: texts, numbers, and nothing else. */
export function inertSources(sources: unknown): readonly Provenance[] {
  return objectsOf(sources)
    .slice(0, MOST)
    .flatMap((source): readonly Provenance[] => {
      const { service, url, retrievedAt, rows } = source;
      if (!isText(service) || !isText(url) || !isText(retrievedAt)) return [];
      return [
        {
          service,
          url,
          retrievedAt,
          ...texts(source, ['protocol', 'query', 'version', 'job']),
          ...(isCount(rows) && { rows }),
          isTruncated: source.isTruncated === true,
          origin: inertOrigin(recordOf(source.origin)),
        },
      ];
    });
}

function inertOrigin(origin: Readonly<Record<string, unknown>>): Origin {
  const lists = LISTS.flatMap((name) => {
    const all = origin[name];
    return Array.isArray(all) ? [[name, all.filter(isText).slice(0, MOST)] as const] : [];
  });
  return { ...texts(origin, TEXTS), ...Object.fromEntries(lists) };
}

function texts<N extends string>(
  from: Readonly<Record<string, unknown>>,
  names: readonly N[],
): { readonly [K in N]?: string } {
  const found = names.flatMap((name) => (isText(from[name]) ? [[name, from[name]] as const] : []));
  return Object.fromEntries(found) as { readonly [K in N]?: string };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
