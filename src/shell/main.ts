import './bar/bar.css';
import './dialogs.css';
import './shell.css';
import './versions/versions.css';
import type { OpenPart } from '../../workers/wire/serveParts.ts';
import { isNotebookError } from '../../workers/wire/notebookError.ts';
import { PartKeeper } from '../feed/partKeeper.ts';
import { PARTS_FOR_ALL, partsForRun } from '../feed/partsForRun.ts';
import { readRoute, writeRoute, type Route } from '../notebook/route.ts';
import { openDiskStore } from '../store/diskStore.ts';
import { KeptReads } from '../store/keptReads.ts';
import { hasRoom } from '../known/hasRoom.ts';
import { begunList } from './begunList.ts';
import { framedPage } from './framedPage.ts';
import { Stage } from './frame/stage.ts';
import { homePage } from './home.ts';
import { Keeper } from './keeper.ts';
import { keepSite } from './keepSite.ts';
import { openRoute } from './openRoute.ts';
import { pageIsRenewed } from './pageIsRenewed.ts';
import { problemPage } from './problemPage.ts';
import { ShownNotebook } from './shownNotebook.ts';
import { whenStill } from './whenStill.ts';

/** What is said of a fault of the site's own, beside which every other notebook must still open. */
const UNFORESEEN = {
  kind: 'link',
  message: 'This notebook cannot be shown',
  advice:
    'The fault is the site’s own, and nothing was lost. Reload the page; if it says so again, please report the notebook.',
} as const;
const STORE_BYTES = 512 * 2 ** 20;
/** Until then what is shown settles; who presses Run sooner has not read. */
const READ_MS = 1000;
/** Until then first results are there, of most notebooks. */
const RUN_MS = 3000;
/** Behind the start of a run, before what no cell waits for is fetched. */
const BEHIND_RUN_MS = 10_000;

/** Shows what the address names, and what it names later; an address that changed meanwhile wins. */
async function showAddresses(siteUrl: string, keeper: Keeper): Promise<void> {
  let shown: ShownNotebook | undefined;
  let visit = 0;
  let modes = 0;
  let parts: Promise<PartKeeper> | undefined;
  // A list that cannot be had now is asked for anew the next time.
  const keptParts = (): Promise<PartKeeper> => {
    parts ??= PartKeeper.start(siteUrl, { listAnswer: begunList() });
    parts.catch(() => (parts = undefined));
    return parts;
  };
  const openPart: OpenPart = async (path, kept) => (await keptParts()).open(path, kept);
  const beginParts = (paths: readonly string[]): void =>
    void parts?.then((kept) => kept.begin(paths)).catch(() => undefined);
  const isRenewed = async (): Promise<boolean> => {
    const kept = await parts?.catch(() => undefined);
    return (await kept?.isRenewed()) === true || pageIsRenewed(siteUrl);
  };
  // Not where each byte is paid for (Save Data API; Chromium alone tells).
  const { connection } = navigator;
  const fetchAhead = async (paths: readonly string[]): Promise<void> => {
    if (!connection?.saveData) await (await keptParts()).fetchAhead(paths).catch(() => undefined);
  };
  // Who runs a notebook may want the next one where there is no connection.
  const fetchAll = whenStill(BEHIND_RUN_MS, () => void fetchAhead(PARTS_FOR_ALL));
  // Not before the reader has what they came for.
  let isKept = false;
  const keep = (): void => {
    if (!isKept) keepSite(siteUrl, keptParts());
    isKept = true;
  };
  const keepParts = (): void => void parts?.then((kept) => kept.keepNow()).catch(() => undefined);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keepParts());
  void keptParts();
  const reads = new KeptReads(openDiskStore(STORE_BYTES));
  const pageOf = async (route: Route): Promise<ShownNotebook | HTMLElement> => {
    if (route.kind === 'home') return homePage(keeper, siteUrl);
    // Where nothing is shown yet its frame comes while the notebook's text does.
    const isFirst = visit === 1;
    const stage = new Stage(siteUrl, isFirst ? document.querySelector<HTMLIFrameElement>('iframe.stage') : null);
    if (isFirst) {
      if (!stage.place.isConnected) document.body.append(stage.place);
      stage.begin(openPart);
    }
    try {
      const opening = await openRoute(route, keeper, siteUrl);
      return new ShownNotebook(route, opening, {
        keeper,
        siteUrl,
        stage,
        openPart,
        beginParts,
        isRenewed,
        reads,
        onMode: async (mode, html) => {
          const mine = ++modes;
          if (mode === 'running') fetchAll();
          await new Promise((resolve) => setTimeout(resolve, mode === 'reading' ? READ_MS : RUN_MS));
          // Who has pressed Run meanwhile waits for a result, and the machine is theirs.
          if (mine !== modes) return;
          keepParts();
          keep();
          if (mode === 'reading') await fetchAhead(partsForRun(html));
        },
        onResult: keepParts,
        mayStandBy: () => !connection?.saveData && hasRoom(),
        reopen: () => void show(),
      });
    } catch (error) {
      const [copy] = await keeper.ofRoute(writeRoute(route)).catch(() => []);
      void keeper
        .whenFree()
        ?.then(() => (writeRoute(readRoute(location.hash)) === writeRoute(route) ? show() : undefined));
      if (!isNotebookError(error)) reportError(error);
      return problemPage(isNotebookError(error) ? error.failure : UNFORESEEN, copy);
    }
  };
  const show = async (): Promise<void> => {
    const current = ++visit;
    const route = readRoute(location.hash);
    await shown?.leave();
    const page = await pageOf(route);
    const notebook = page instanceof ShownNotebook ? page : undefined;
    if (current !== visit) return notebook?.dispose();
    shown?.dispose();
    shown = notebook;
    if (!notebook) document.title = 'Skybook';
    showAlone(page instanceof ShownNotebook ? page.element : page);
  };
  addEventListener('hashchange', () => void show());
  addEventListener('beforeunload', (event) => keeper.holdsUnkept && event.preventDefault());
  await show();
  if (!shown) keep();
}

/** Shows this and nothing else; what is there already stays as it is, and so do the styles, which are in the body. */
function showAlone(element: HTMLElement): void {
  for (const other of document.body.querySelectorAll(':scope > :not(link)')) if (other !== element) other.remove();
  if (!element.isConnected) document.body.append(element);
}

// Another site could lay its own page over what asks the reader for a decision, and a static host cannot forbid to be
// framed.
if (self !== top) showAlone(framedPage());
else await showAddresses(new URL('./', document.baseURI).href, new Keeper());
