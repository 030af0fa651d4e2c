import type { PublicCatalogues } from '../workers/wire/publicCatalogue.ts';

/** The site's list of public catalogues, taken when it is first asked for; what fails is tried anew. */
export class PublishedList {
  readonly #take: (path: string) => Promise<ArrayBuffer>;
  #list: Promise<PublicCatalogues> | undefined;

  constructor(take: (path: string) => Promise<ArrayBuffer>) {
    this.#take = take;
  }

  all(): Promise<PublicCatalogues> {
    this.#list ??= this.#read();
    this.#list.catch(() => (this.#list = undefined));
    return this.#list;
  }

  /** Those that every word of a question fits. */
  async find(question: string): Promise<PublicCatalogues> {
    const [list, { searchPublished }] = await Promise.all([
      this.all(),
      import('./catalogue/published/searchPublished.ts'),
    ]);
    return { ...list, catalogues: searchPublished(list.catalogues, question) };
  }

  async #read(): Promise<PublicCatalogues> {
    const { PUBLISHED, readPublished } = await import('./catalogue/published/readPublished.ts');
    return readPublished(new TextDecoder().decode(await this.#take(PUBLISHED)));
  }
}
