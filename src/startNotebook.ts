import { present } from './known/present.ts';
import { isHeld } from '../workers/wire/held.ts';
import { PART } from '../workers/wire/partPath.ts';
import { completeCell } from './completeCell.ts';
import { completeNames } from './completeNames.ts';
import { download } from './downloads.ts';
import { carryJs } from './engines/carryValue.ts';
import type { Carry } from './engines/engine.ts';
import { hasRoom } from './engines/hasRoom.ts';
import { LiveValues } from './engines/liveValues.ts';
import { LocalFiles } from './engines/localFiles.ts';
import { Controls } from './engines/page/controls.ts';
import { PageEngine } from './engines/page/pageEngine.ts';
import { Comms } from './engines/python/comms.ts';
import { PythonEngine } from './engines/python/pythonEngine.ts';
import { startPythonWorker } from './engines/python/startPythonWorker.ts';
import { SiteParts } from './engines/siteParts.ts';
import { JupyterPython } from './engines/jupyter/jupyterPython.ts';
import { isPythonThere, RoutedPython } from './engines/jupyter/routedPython.ts';
import { JupyterRun } from './engines/jupyter/jupyterRun.ts';
import { answerPython } from './engines/sql/answerPython.ts';
import { readTableIn } from './engines/tableReader.ts';
import { Asked } from './engines/sql/asked.ts';
import { SqlEngine } from './engines/sql/sqlEngine.ts';
import type { WrittenOrNot } from './engines/sql/written/writeCells.ts';
import { startSqlWorker } from './engines/sql/pool/startSqlWorker.ts';
import type { OpenFile } from './engines/save/fileSink.ts';
import { saveTable } from './engines/save/saveTable.ts';
import { TapCompletion } from './engines/tap/tapCompletion.ts';
import { callShell } from './frame/callShell.ts';
import { EarlierResults } from './frame/earlierResults.ts';
import { KeepingResults } from './frame/keepingResults.ts';
import { reportPresses } from './frame/reportPresses.ts';
import { SavingEdits } from './frame/savingEdits.ts';
import { watchRefusals } from './frame/watchRefusals.ts';
import { watchTouches } from './frame/watchTouches.ts';
import { Graph } from './graph/graph.ts';
import { EMPTY_NOTEBOOK } from './notebook/emptyNotebook.ts';
import { mayLoad, mayShow } from './notebook/framePolicy.ts';
import { newHistory } from './notebook/history.ts';
import type { Language } from './notebook/cell.ts';
import { fromHtml, toHtml } from './notebook/html.ts';
import { readMemory, writeMemory } from './notebook/memory.ts';
import type { Notebook } from './notebook/notebook.ts';
import { FLUSH, HAND_OVER, STILL_THERE } from './notebook/port.ts';
import { withStoredOutputs } from './notebook/storedOutputs.ts';
import { kernelPrelude } from './script/kernelPrelude.ts';
import { cellsToWrite, javascriptValues } from './script/cellsToWrite.ts';
import type { Writing } from './script/writeScript.ts';
import { readThrough } from './store/readThrough.ts';
import { openPage } from './page/openPage.ts';
import { showInDialog } from './page/showInDialog.ts';
import { PendingText } from './page/pendingText.ts';
import { analyse } from './parse/analyse.ts';
import { ScarceViews } from './views/sky/scarceViews.ts';
import { makeDraw } from './views/draw.ts';
import { feedSurvey } from './views/sky/feedSurvey.ts';
import type { Pictures } from './views/pictures.ts';
import { keepPage } from './views/keepPage.ts';
import { citationView } from './views/sources/citation.ts';
import { dataUsed } from './views/sources/dataUsed.ts';
import { viewBuiltins } from './views/viewBuiltins.ts';
import { liveViews } from './liveViews.ts';
import { Workbench } from './workbench.ts';
import './page/page.css';

/**
 * Opens in this page the notebook that the shell holds ready. Its ports are of its methods, of the reader's presses, of
 * the site's files, and of those of servers.
 */
export async function start(
  calls: MessagePort,
  presses: MessagePort,
  files: MessagePort,
  reads: MessagePort,
): Promise<void> {
  reportPresses(presses);
  const shell = callShell(calls, (word) => {
    if (word === STILL_THERE) void shell.alive();
    else if (word === FLUSH) flush();
    else if (word === HAND_OVER) handOver();
  });
  const parts = new SiteParts(files);
  // The page that holds this frame is the site's, and a frame without an address has its address as base.
  const siteUrl = new URL('./', document.baseURI).href;
  const { html, stored = {}, results = {}, controls: left, rights, handed, begin, beside } = await shell.opened();
  const reading = rights.mode === 'reading';
  const remembered = handed && readMemory(handed.memory);
  const opened = withStoredOutputs(remembered?.present ?? fromHtml(html) ?? EMPTY_NOTEBOOK, stored);

  const carry: Carry = async (value) => {
    if (!isHeld(value)) return carryJs(await value);
    const known = live.carried(value);
    if (known) return known;
    return { python, sql, jupyter: jupyterPython }[value.engine].take(value);
  };
  const refusedRead = (host: string, via?: string) =>
    workbench.refused({ host, ...(via !== undefined && { via }) }, ['sql', 'python']);
  const onLost = (names: readonly string[]) => workbench.lost(names);
  feedSurvey(window, siteUrl, parts.take);
  const openFile: OpenFile = async (name, _mime, isLarge) => {
    const file = await shell.startFile(name, isLarge);
    return file === undefined
      ? undefined
      : {
          write: (bytes) => shell.writeFile(file, bytes),
          close: () => shell.endFile(file),
          abandon: () => shell.dropFile(file),
        };
  };
  const savingControls = new SavingEdits((all: string) => shell.saveControls(all));
  const pendingControls = new PendingText((all) => savingControls.keep(all));
  const controls = new Controls(left, (all) => pendingControls.set(all));
  const live = new LiveValues(controls);
  const local = new LocalFiles();
  for (const choice of handed?.local ?? []) local.add(choice);
  const settings = () => shell.settings();
  const comms = new Comms(() => widgets());
  const asked = new Asked();
  const python = new PythonEngine({
    siteUrl,
    comms,
    start: startPythonWorker(parts),
    carry,
    onLost,
    local,
    settings,
    ask: async (question, signal, emit) => {
      const answer = await answerPython(sql, question, signal, emit);
      asked.note(question, answer);
      return answer;
    },
    live,
    imports: () => [...new Set(cellsOf('python').flatMap((cell) => analyse(cell).imports))],
    requires: () => [...new Set(cellsOf('python').flatMap((cell) => analyse(cell).requires ?? []))],
    hasRoom,
    beside,
  });
  const readTable = readTableIn(parts);
  const elsewhere = new JupyterRun(shell, kernelPrelude, () => {
    sql.forgetServer();
    onLost(jupyterPython.lose());
  });
  const jupyterPython = new JupyterPython(elsewhere, carry);
  const sql = new SqlEngine({
    siteUrl,
    start: startSqlWorker(parts),
    readTable,
    read: readThrough(reads, refusedRead),
    elsewhere,
    carry,
    onLost,
    local,
    settings,
  });
  const cellsOf = (language: Language) =>
    workbench.notebook().cells.filter((cell) => cell.language === language && !isPythonThere(cell));
  const tap = new TapCompletion(readTable, settings);
  const pictures: Pictures = { allows: (host) => mayShow(rights, host), show: (host) => workbench.allow(host) };
  const page = new PageEngine({
    carry,
    parts,
    controls,
    builtins: viewBuiltins({ siteUrl, parts, pictures }),
    settings,
  });
  const earlier = new EarlierResults(results, analyse);
  const edits = new SavingEdits((changed: Notebook) => shell.save(toHtml(changed)));
  // What the shell does not do, it has told the reader itself.
  const told = (action: Promise<unknown>) => void action.catch(() => undefined);

  const routed = new RoutedPython(python, jupyterPython);
  const engines = { python: routed, sql, javascript: page, markdown: page };
  const { widgets, bokehLinks } = liveViews({ siteUrl, parts, pictures }, comms, { live, draw: () => draw });
  const draw = makeDraw({
    siteUrl,
    parts,
    // Browsers keep some 16 WebGL contexts a page, plots' among them.
    skies: new ScarceViews(8),
    pictures,
    live,
    addLocal: (choice) => workbench.addLocal(choice),
    saveTable: (table, format, run) => saveTable(table, format, { sql, carry, openFile }, run),
    // Bytes move to the shell; the reader may take the file again.
    saveFile: (name, bytes) => shell.download(name, bytes.slice()),
    ...(!reading && { widgets, bokehLinks, letPlay: () => shell.letPlay() }),
  });

  const workbench: Workbench = new Workbench({
    history: remembered ? { ...remembered, present: opened } : newHistory(opened),
    makeGraph: (onState) => new Graph({ engines, analyse, onState, live }),
    analyse,
    draw,
    drawSources: dataUsed,
    complete: async (id, text, position) =>
      reading
        ? completeNames(workbench.notebook(), id, text, position, analyse)
        : completeCell(workbench.notebook(), id, text, position, { python, tap, analyse }),
    local,
    keep: (changed) => edits.keep(changed),
    stored: () => edits.stored(),
    share: () => told(edits.stored().then(() => shell.share())),
    download: (saved, form) =>
      told(
        download(saved, form, {
          siteUrl,
          math: parts,
          results: () => ({ ...results, ...keeping.kept }),
          made: (notebook) => earlier.made(notebook),
          showCitation: (text) => showInDialog('How to cite', citationView(text)),
          writing,
          shell,
        }),
      ),
    allow: (host, again) => told(shell.allow(host, again)),
    findLead: (address) => shell.findLead(address),
    openNotebook: (text, name) => shell.openNotebook(text, name),
    holdings: async () =>
      (await Promise.all([python.worker?.holdings(), sql.holdings()])).filter((held) => held !== undefined),
    free: (name) => python.free(name),
    saveFile: async (path) => {
      const bytes = await present(python.worker, 'The Python that had it').readFile(path);
      await shell.download(path.slice(path.lastIndexOf('/') + 1), bytes);
    },
    earlier,
    ...(reading && { runElsewhere: (wanted) => told(shell.run(wanted)) }),
  });

  // What is about to run is started while the page is drawn.
  const soon = (language: Language) =>
    begin && cellsOf(language).some(({ id }) => begin.kind === 'all' || begin.ids.includes(id));
  if (soon('python')) python.prepare();
  if (soon('sql')) parts.prepare(PART.sql, PART.sqlEngine);

  keepPage(document, {
    byItself: reading,
    open: (url) => (reading ? window.open(url, '_blank', 'noopener,noreferrer') : told(shell.openLink(url))),
  });
  watchRefusals(
    (url, directive) => mayLoad(siteUrl, rights, url, directive),
    (refusal, languages) => workbench.refused(refusal, languages),
  );
  const root = document.querySelector<HTMLElement>('#notebook') ?? document.body;
  const view = openPage(workbench, root);
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
  await shell.drawn();
  if (begin) workbench.begin(begin);

  /** What running a notebook elsewhere takes; before anything may run here, only what its texts say. */
  async function writing(notebook: Notebook): Promise<Writing> {
    const exportsOf = (id: string) => workbench.made(id);
    const cells = reading ? [] : [...cellsToWrite(notebook, analyse, exportsOf), ...asked.cells()];
    const written =
      cells.length > 0 ? await sql.write(cells, new AbortController().signal) : new Map<string, WrittenOrNot>();
    const readInPython = new Set(cellsOf('python').flatMap((cell) => analyse(cell).needs));
    return {
      known: { written, values: javascriptValues(notebook, exportsOf), readInPython },
      asked: asked.answers(written),
      analyse,
    };
  }

  /** Sends at once what waits to be kept: this page may go. */
  function hurry(): void {
    edits.hurry();
    keeping.hurry();
    pendingControls.flush();
    savingControls.hurry();
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
    void shell.handOver({ memory: writeMemory(workbench.history()), place, local: local.choices() });
  }
}
