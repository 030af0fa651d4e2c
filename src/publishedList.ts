import type { PublicCatalogues } from '../workers/wire/publicCatalogue.ts';
import { searchPublished } from './catalogue/published/searchPublished.ts';
import { PUBLISHED, readPublished } from './catalogue/published/readPublished.ts';

/** The site's list of public catalogues, taken when it is first asked for; what fails is tried anew. */
export class PublishedList {
  readonly #take: (path: string) => Promise<ArrayBuffer>;
  #list: Promise<PublicCatalogues> | undefined;

  constructor(take: (path: string) => Promise<ArrayBuffer>) {
    this.#take = take;
  }

  all(): Promise<PublicCatalogues> {
    this.#list ??= this.#take(PUBLISHED).then((bytes) => readPublished(new TextDecoder().decode(bytes)));
    this.#list.catch(() => (this.#list = undefined));
    return this.#list;
  }

  /** Those that every word of a question fits. */
  async find(question: string): Promise<PublicCatalogues> {
    const list = await this.all();
    return { ...list, catalogues: searchPublished(list.catalogues, question) };
  }
}
