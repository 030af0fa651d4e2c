import type { EngineRoom, EngineRoomParts } from './engineRoom.ts';
import type { BegunWorkers } from './engines/begunWorkers.ts';
import { SiteParts } from './engines/siteParts.ts';
import { LocalFiles } from './engines/localFiles.ts';
import { callShell } from './frame/callShell.ts';
import { EarlierResults } from './frame/earlierResults.ts';
import { KeepingResults } from './frame/keepingResults.ts';
import { keysHeld } from './frame/keysHeld.ts';
import { reportPresses } from './frame/reportPresses.ts';
import { SavingEdits } from './frame/savingEdits.ts';
import { takeChunks } from './frame/takeChunks.ts';
import { watchRefusals } from './frame/watchRefusals.ts';
import { watchTouches } from './frame/watchTouches.ts';
import { EMPTY_NOTEBOOK } from './notebook/emptyNotebook.ts';
import { mayLoad, mayShow, type FrameRights } from './notebook/framePolicy.ts';
import type { Begin } from './notebook/handed.ts';
import { newHistory } from './notebook/history.ts';
import { fromHtml, toHtml } from './notebook/html.ts';
import { readMemory, writeMemory } from './notebook/memory.ts';
import type { Notebook } from './notebook/notebook.ts';
import { FLUSH, HAND_OVER, STILL_THERE, TYPED, type Ahead } from './notebook/port.ts';
import { comesLater } from './notebook/results/laterPicture.ts';
import { withStoredOutputs } from './notebook/storedOutputs.ts';
import { openPage } from './page/openPage.ts';
import { ReadingTime } from './page/readingTime.ts';
import type { DownloadForm } from './page/desk.ts';
import type { Pictures } from './views/pictures.ts';
import { Network } from './store/network.ts';
import { keepPage } from './views/keepPage.ts';
import { dataUsed } from './views/sources/dataUsed.ts';
import { PublishedList } from './publishedList.ts';
import { openReading } from './readingRoom.ts';
import { Workbench } from './workbench.ts';
import './page/page.css';

/** How long after the first failure pictures of an earlier run are asked for again. */
const PICTURES_PAUSE_MS = 2000;

/** What a frame has begun before its page was there: the parts that it takes, and the engines that it starts. */
export type Begun = { readonly parts: SiteParts; readonly ahead: Ahead; readonly workers: BegunWorkers };

/** How the code of a frame is begun with. */
export type StartNotebook = typeof start;

/**
 * Opens in this page the notebook that the shell holds ready. Its ports are of its methods, of the reader's presses, of
 * the site's files, and of those of servers.
 */
export async function start(
  calls: MessagePort,
  presses: MessagePort,
  files: MessagePort,
  reads: MessagePort,
  begun?: Begun,
): Promise<void> {
  reportPresses(presses);
  const shell = callShell(calls, (word) => {
    if (word === STILL_THERE) void shell.alive();
    else if (word === FLUSH) flush();
    else if (word === HAND_OVER) handOver();
    else if (word === TYPED) void shell.typed(typedLate());
  });
  let typedLate = (): string => '';
  const parts = begun?.parts ?? new SiteParts(files);
  // What `import()` has become in the built code.
  Object.assign(globalThis, { takeChunk: takeChunks(parts.take, import.meta.url) });
  // The page that holds this frame is the site's, and a frame without an address has its address as base.
  const siteUrl = new URL('./', document.baseURI).href;
  const opening = shell.opened();
  const ahead = begun?.ahead ?? (await shell.ahead());
  const reading = ahead === undefined;
  const local = new LocalFiles();
  const known: { rights?: FrameRights; folder?: string | undefined } = {};
  const pictures: Pictures = {
    allows: (host) => known.rights !== undefined && mayShow(known.rights, host),
    get folder() {
      return known.folder;
    },
    show: (host) => workbench.allow(host),
  };
  const published = new PublishedList(parts.take);
  const drawn = Promise.withResolvers<void>();
  // What neither reading nor typing needs waits for those; who has pressed Run has read.
  const readingTime = new ReadingTime();
  const later = reading ? drawn.promise.then(() => readingTime.over()) : Promise.resolve();
  const surroundings = { siteUrl, parts, published, pictures, workbench: () => workbench };
  const room = reading
    ? openReading(surroundings, later)
    : await openRunning({ ...surroundings, reads, shell, local, ahead, begun: begun?.workers });
  const { html, stored = {}, results: first = {}, controls, handed, begin, rights, folder } = await opening;
  let results = first;
  Object.assign(known, { rights, folder });
  room.restore(controls);
  const remembered = handed && readMemory(handed.memory);
  const notebook = withStoredOutputs(remembered?.present ?? fromHtml(html) ?? EMPTY_NOTEBOOK, stored);
  for (const choice of handed?.local ?? []) local.add(choice);
  const earlier = new EarlierResults(results, room.analyse);
  const edits = new SavingEdits((changed: Notebook) => shell.save(toHtml(changed)));
  // What the shell does not do, it has told the reader itself.
  const told = (action: Promise<unknown>) => void action.catch(() => undefined);

  const workbench: Workbench = new Workbench({
    history: remembered ? { ...remembered, present: notebook } : newHistory(notebook),
    ...room,
    drawSources: dataUsed,
    findCatalogues: (question) => published.find(question),
    local,
    keep: (changed) => edits.keep(changed),
    stored: () => edits.stored(),
    share: () => told(edits.stored().then(() => shell.share())),
    download: (form, only) => told(offer(form, only)),
    allow: (host, again) => told(shell.allow(host, again)),
    findLead: (address) => shell.findLead(address),
    openNotebook: (text, name) => shell.openNotebook(text, name),
    earlier,
    ...(reading && { runElsewhere }),
  });

  // What is about to run is started while the page is drawn.
  if (begin) room.prepare(begin);

  keepPage(document, {
    byItself: reading,
    open: (url) => (reading ? window.open(url, '_blank', 'noopener,noreferrer') : told(shell.openLink(url))),
  });
  watchRefusals(
    (url, directive) => mayLoad(siteUrl, rights, url, directive),
    (refusal, languages) => workbench.refused(refusal, languages),
  );
  const root = document.querySelector<HTMLElement>('#notebook') ?? document.body;
  const view = openPage(workbench, root, later);
  drawn.resolve();
  if (handed) view.goTo(handed.place);
  const keeping = new KeepingResults({
    notebook: () => workbench.notebook(),
    state: (id) => workbench.state(id),
    made: (notebook, own) => earlier.made(notebook, own),
    keptOutputs: (id, withPictures) => view.keptOutputs(id, withPictures),
    hasPictures: (id) => view.hasPictures(id),
    save: (id, result) => shell.saveResult(id, result),
  });
  workbench.onState((id) => keeping.changed(id));
  watchTouches(root, (id) => keeping.touched(id));
  // After the page's own listeners, which give on what was typed.
  window.addEventListener('pagehide', hurry);
  document.addEventListener('visibilitychange', () => document.hidden && hurry());
  const typedBefore = await shell.drawn();
  // Given to the frame as a whole, the focus may have gone from what had it there.
  if (handed && document.activeElement === document.body) view.goTo(handed.place);
  if (begin) workbench.begin(begin);
  if (handed) view.type(handed.place, typedBefore);
  await later;
  if (lacksPictures()) void bringPicturesAtLast();
  // Which of what is shown is as of before a change needs the languages to be read, and nobody waits for that.
  if (!earlier.knows && !earlier.isEmpty) await judgeResults().catch(() => undefined);

  function runElsewhere(wanted: Begin): void {
    readingTime.rest();
    told(shell.run(wanted));
  }

  /** Has the pictures of an earlier run that are left out at first, so that texts are read soon. */
  async function bringPictures(): Promise<void> {
    if (!lacksPictures()) return;
    const later = await shell.laterResults();
    results = { ...results, ...later };
    earlier.take(later);
    workbench.tellAll();
  }

  /** Where they cannot be had now, they are asked for again ever more seldom, and when the network is back. */
  async function bringPicturesAtLast(): Promise<void> {
    const network = new Network();
    for (let pauseMs = PICTURES_PAUSE_MS; lacksPictures(); pauseMs *= 2) {
      await bringPictures().catch(() => undefined);
      if (lacksPictures()) await network.pause(pauseMs, new AbortController().signal);
    }
  }

  function lacksPictures(): boolean {
    return Object.values(results).some(comesLater);
  }

  async function judgeResults(): Promise<void> {
    const { analyse } = await import('./parse/analyse.ts');
    if (earlier.knows) return;
    earlier.judgeBy(analyse);
    workbench.tellAll();
  }

  /** Offers the notebook, or a cell with those that it needs, in one of the forms. */
  async function offer(form: DownloadForm, only: string | undefined): Promise<void> {
    const { download } = await import('./downloads.ts');
    await Promise.all([judgeResults(), bringPictures()]);
    await download(workbench.notebook(), form, {
      only,
      siteUrl,
      math: parts,
      results: () => ({ ...results, ...keeping.kept }),
      made: (made) => earlier.made(made),
      controls: room.controls,
      writing: room.writing,
      shell,
    });
  }

  /** Sends at once what waits to be kept: this page may go. */
  function hurry(): void {
    edits.hurry();
    keeping.hurry();
    room.hurry();
  }

  function flush(): void {
    view.flush();
    hurry();
    void shell.flushed();
  }

  /** Another frame takes over, or the notebook is left: from here on nothing more is typed in this one. */
  function handOver(): void {
    view.flush();
    hurry();
    const place = view.place();
    root.inert = true;
    typedLate = keysHeld();
    void shell.handOver({ memory: writeMemory(workbench.history()), place, local: local.choices() });
  }
}

async function openRunning(parts: EngineRoomParts): Promise<EngineRoom> {
  const { sql, python } = parts.ahead;
  // Of cells that are run alone nothing is known ahead: they may be SQL.
  if (sql || !python) return (await import('./engineRoomWithSql.ts')).openEnginesWithSql(parts);
  return (await import('./engineRoom.ts')).openEngines(parts);
}
