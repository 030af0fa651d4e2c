import { bodyWithin } from '../../workers/wire/bytesWithin.ts';
import { NotebookError } from '../../workers/wire/notebookError.ts';
import { LIMITS } from '../notebook/limits.ts';
import type { Origin } from '../notebook/origin.ts';
import { fromPermalink } from '../notebook/permalink.ts';
import { NOTEBOOK_KINDS } from '../notebook/notebookKinds.ts';
import { readNotebook } from '../notebook/readNotebook.ts';
import type { Results } from '../notebook/results/cellResult.ts';
import { inertResults } from '../notebook/results/inertResult.ts';
import { comesLater } from '../notebook/results/laterPicture.ts';
import { writeRoute, type Route } from '../notebook/route.ts';
import { storedOutputsOf, type StoredOutputs } from '../notebook/storedOutputs.ts';
import type { Kept } from './kept.ts';
import type { Keeper } from './keeper.ts';
import { asStorageError, storageWords, type StorageTrouble } from './storageTrouble.ts';
import { FULL_TRUST, isTrusted, NO_TRUST, type Trust } from './trust.ts';
import { recordOf } from '../known/recordOf.ts';

/**
 * A notebook about to be shown. `kept` is the record that it is read from, `copies` the reader's own changed copies of
 * it, the last changed first, which have addresses of their own.
 */
export type Opening = {
  readonly html: string;
  readonly stored?: StoredOutputs;
  readonly origin: Origin;
  readonly trust: Trust;
  readonly title: string;
  readonly kept?: Kept;
  readonly copies?: readonly Kept[];
  /** Where the reader has left its controls, or whoever sent it. */
  readonly controls?: string;
  /** What its cells showed when they last ran here. */
  readonly results?: Results;
  /** Brings in whole what in `results` has pictures that come later; empty where they cannot be had now. */
  readonly laterResults?: () => Promise<Results>;
  /** Why nothing can be kept of it, as far as is known. */
  readonly trouble?: StorageTrouble;
};

const PATIENCE_MS = 60_000;

/** Finds what a route names, with what the browser keeps of it. Fails with `NotebookError` and opens nothing. */
export async function openRoute(
  route: Exclude<Route, { kind: 'home' }>,
  keeper: Keeper,
  siteUrl: string,
): Promise<Opening> {
  const [opening, controls, shipped, ran] = await Promise.all([
    find(route, keeper, siteUrl),
    keeper.controls.get(writeRoute(route)).catch(() => undefined),
    route.kind === 'shipped' ? shippedResults(route.name, 'results', siteUrl) : {},
    keeper.results.get(writeRoute(route)).catch((): Results => ({})),
  ]);
  const results: Results = { ...shipped, ...opening.results, ...ran };
  return {
    ...opening,
    ...(controls !== undefined && { controls }),
    ...(Object.keys(results).length > 0 && { results }),
    ...(route.kind === 'shipped' &&
      Object.values(results).some(comesLater) && {
        laterResults: () => shippedResults(route.name, 'pictures', siteUrl),
      }),
  };
}

/** What a shipped notebook showed when it was made; without it, it opens all the same. */
async function shippedResults(name: string, of: 'results' | 'pictures', siteUrl: string): Promise<Results> {
  try {
    const response = await fetch(new URL(`cells/${name}.${of}.json`, siteUrl));
    return response.ok ? inertResults(await response.json()) : {};
  } catch {
    return {};
  }
}

async function find(route: Exclude<Route, { kind: 'home' }>, keeper: Keeper, siteUrl: string): Promise<Opening> {
  switch (route.kind) {
    case 'unknown':
      throw failure(
        'This address names no notebook',
        `Skybook cannot read “#${route.hash.slice(0, 60)}”. Part of it may be missing.`,
      );
    case 'own': {
      const kept = await keeper.get(route.id).catch((error: unknown) => {
        throw failure('That notebook cannot be read from this browser now', readWords(asStorageError(error).trouble));
      });
      if (!kept)
        throw failure(
          'This browser does not keep that notebook',
          'It was made in another browser or has been deleted here. A link or a file opens anywhere.',
        );
      const { html, origin, trust, title } = kept;
      const stored = await keeper.outputs(route.id).catch(() => undefined);
      const trouble = keeper.troubleOf(route.id);
      return { html, ...(stored && { stored }), origin, trust, title, kept, ...(trouble && { trouble }) };
    }
    case 'link':
      return withCopies(notebookOf(await fromPermalink(route.payload), 'link', 'This link'), route, keeper);
    case 'shipped':
      return withCopies(
        notebookOf(
          await fetchText(new URL(`cells/${route.name}.html`, siteUrl).href),
          'shipped',
          `The notebook ${route.name}`,
        ),
        route,
        keeper,
      );
    case 'address':
      return withCopies(
        notebookOf(
          await fetchText(route.url),
          'address',
          `The file at ${new URL(route.url).host}`,
          new URL(route.url).pathname,
        ),
        route,
        keeper,
      );
  }
}

/** The reader's copies of it; and where they have trusted this very text before, it is trusted. */
async function withCopies(opening: Opening, route: Route, keeper: Keeper): Promise<Opening> {
  // Without storage there is no copy, and the notebook itself still opens.
  let trouble: StorageTrouble | undefined;
  const copies = await keeper.ofRoute(writeRoute(route)).catch((error: unknown): readonly Kept[] => {
    trouble = asStorageError(error).trouble;
    return [];
  });
  const agreed = copies.find((one) => isTrusted(one.trust) && one.agreed === opening.html);
  const { controls, ...rest } = opening;
  return {
    ...rest,
    // What was agreed to is the text: whoever changes the controls beside it could have it do something else.
    ...(agreed ? { trust: agreed.trust } : controls !== undefined && { controls }),
    ...(copies.length > 0 && { copies }),
    ...(trouble && { trouble }),
  };
}

/** What to do where a notebook is there and cannot be read. */
function readWords(trouble: StorageTrouble): string {
  switch (trouble) {
    case 'busy':
      return 'Another tab of this site holds storage. Close the other tabs of this site: this page goes on by itself then.';
    case 'newer':
      return 'A newer version of this site keeps notebooks in another way. Reload this page.';
    default:
      return storageWords(trouble);
  }
}

function notebookOf(text: string, origin: Origin, what: string, name = ''): Opening {
  const found = readNotebook(text, name);
  if (!found) throw failure(`${what} holds no notebook`, `A notebook file is ${NOTEBOOK_KINDS}. Nothing was opened.`);
  const { notebook, html, results, controls } = found;
  const stored = storedOutputsOf(notebook);
  return {
    html,
    ...(stored && { stored }),
    ...(results && { results }),
    ...(controls !== undefined && { controls }),
    origin,
    trust: origin === 'shipped' ? FULL_TRUST : NO_TRUST,
    title: notebook.title,
  };
}

async function fetchText(url: string): Promise<string> {
  const { host } = new URL(url);
  let response: Response;
  let bytes: Uint8Array | undefined;
  try {
    response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    bytes = await bodyWithin(response, LIMITS.bytes);
  } catch (error) {
    if (recordOf(error).name === 'TimeoutError')
      throw failure(
        `${host} did not send the notebook within ${PATIENCE_MS / 1000} seconds`,
        'Nothing was opened. Reload the page to ask again.',
      );
    throw failure(
      `${host} could not be asked for the notebook`,
      `Either you are offline, or ${host} does not allow pages of other sites to read its files (CORS); a page cannot tell which. Download the file and open it from your disk, or ask for it as a link.`,
    );
  }
  if (!response.ok)
    throw failure(
      `${host} has no notebook there: it answered ${response.status} ${response.statusText}`.trimEnd(),
      `Check the address: ${url}`,
    );
  if (!bytes)
    throw failure(
      `The file at ${host} is larger than a notebook can be (${LIMITS.bytes / 2 ** 20} MB)`,
      'Nothing was opened.',
    );
  return new TextDecoder().decode(bytes);
}

function failure(message: string, advice: string): NotebookError {
  return new NotebookError({ kind: 'link', message, advice });
}
