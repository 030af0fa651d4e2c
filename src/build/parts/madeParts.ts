import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CHUNKS, ENTRY, PART } from '../../../workers/wire/partPath.ts';
import { buildModule } from './buildModule.ts';
import { buildPage } from './buildPage.ts';
import { openedEngine } from './openedEngine.ts';
import { libraryText } from './libraryText.ts';
import { BUILT, COPIED, LIBRARY_FILES, PAGE_ENTRY } from './partSources.ts';
import { markOf, type MarkedSources } from '../../../workers/python/installSources.ts';
import { readSources } from '../assets/image/readSources.ts';

const sources = resolve(import.meta.dirname, '../..');

/** The parts that are made with the site's code: their paths, and what each holds, built or read at most once. */
export type MadeParts = {
  readonly paths: () => Promise<readonly string[]>;
  /** Undefined for any other path. */
  readonly content: (path: string) => Promise<string | Buffer | undefined>;
};

async function pythonSources(): Promise<string> {
  const files = await readSources();
  return JSON.stringify({ mark: markOf(files), files } satisfies MarkedSources);
}

/** These parts as the code reads now. */
export function madeParts(): MadeParts {
  let page: Promise<ReadonlyMap<string, string>> | undefined;
  const known = new Map<string, Promise<string | Buffer | undefined>>();
  const pageFiles = async (): Promise<ReadonlyMap<string, string>> => {
    page ??= buildPage(sources, PAGE_ENTRY);
    const pathOf = (name: string) => (name === ENTRY ? PART.page : `${CHUNKS}${name}`);
    return new Map(Array.from(await page, ([name, text]) => [pathOf(name), text]));
  };
  const make = async (path: string): Promise<string | Buffer | undefined> => {
    const [source, file, library] = [BUILT[path], COPIED[path], LIBRARY_FILES.get(path)];
    if (source) return buildModule(sources, source);
    if (file !== undefined) return readFile(file);
    if (library) return libraryText(library);
    if (path === PART.sqlEngine) return openedEngine();
    if (path === PART.pythonSources) return pythonSources();
    return path === PART.page || path.startsWith(CHUNKS) ? (await pageFiles()).get(path) : undefined;
  };
  return {
    paths: async () => [
      ...(await pageFiles()).keys(),
      ...Object.keys(BUILT),
      ...Object.keys(COPIED),
      PART.sqlEngine,
      PART.pythonSources,
      ...LIBRARY_FILES.keys(),
    ],
    content: (path) => {
      const content = known.get(path) ?? make(path);
      known.set(path, content);
      return content;
    },
  };
}
