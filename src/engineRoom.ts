import { pictureType } from './page/filePreview.ts';
import { present } from './known/present.ts';
import { isHeld } from '../workers/wire/held.ts';
import { completeCell } from './completeCell.ts';
import type { BegunWorkers } from './engines/begunWorkers.ts';
import { carryJs } from './engines/carryValue.ts';
import type { Carry } from './engines/engine.ts';
import { hasRoom } from './known/hasRoom.ts';
import { LiveValues } from './engines/liveValues.ts';
import type { LocalFiles } from './engines/localFiles.ts';
import { Controls } from './engines/page/controls.ts';
import { PageEngine } from './engines/page/pageEngine.ts';
import { Comms } from './engines/python/comms.ts';
import { PythonEngine } from './engines/python/pythonEngine.ts';
import { startPythonWorker } from './engines/python/startPythonWorker.ts';
import type { SiteParts } from './engines/siteParts.ts';
import { JupyterPython } from './engines/jupyter/jupyterPython.ts';
import { isPythonThere, RoutedPython } from './engines/jupyter/routedPython.ts';
import { JupyterRun } from './engines/jupyter/jupyterRun.ts';
import { askFor } from './engines/sql/askFor.ts';
import { answerPython } from './engines/sql/answerPython.ts';
import { readTableIn } from './engines/tableReader.ts';
import { Asked } from './engines/sql/asked.ts';
import { LateSql } from './engines/sql/lateSql.ts';
import type { openSql } from './engines/sql/openSql.ts';
import type { WrittenOrNot } from './engines/sql/written/writeCells.ts';
import { startSqlWorker } from './engines/sql/pool/startSqlWorker.ts';
import type { OpenFile } from './engines/save/fileSink.ts';
import { saveTable } from './engines/save/saveTable.ts';
import { KeepingFiles } from './frame/keepingFiles.ts';
import { SavingEdits } from './frame/savingEdits.ts';
import { Graph } from './graph/graph.ts';
import type { Cell, Language } from './notebook/cell.ts';
import type { Begin } from './notebook/handed.ts';
import type { Notebook } from './notebook/notebook.ts';
import type { Ahead, ShellPort } from './notebook/port.ts';
import { cellsToWrite, javascriptValues } from './script/cellsToWrite.ts';
import type { Writing } from './script/writeScript.ts';
import { readThrough } from './store/readThrough.ts';
import { PendingText } from './page/pendingText.ts';
import { analyse } from './parse/analyse.ts';
import type { Analysis } from './parse/analysis.ts';
import { ScarceViews } from './views/sky/scarceViews.ts';
import { LinkedRows } from './views/linked/linkedRows.ts';
import { makeDraw } from './views/draw.ts';
import { feedSurvey } from './views/sky/feedSurvey.ts';
import type { Pictures } from './views/pictures.ts';
import { viewBuiltins } from './views/viewBuiltins.ts';
import { liveViews } from './liveViews.ts';
import type { PublishedList } from './publishedList.ts';
import type { Workbench, WorkbenchParts } from './workbench.ts';

/** What engines are given of the frame that they run in. */
export type EngineRoomParts = {
  readonly siteUrl: string;
  readonly parts: SiteParts;
  readonly reads: MessagePort;
  readonly shell: ShellPort;
  readonly ahead: Ahead;
  /** Workers that have begun already. */
  readonly begun?: BegunWorkers | undefined;
  readonly local: LocalFiles;
  readonly pictures: Pictures;
  readonly published: PublishedList;
  /** The desk that they work for, once it is there. */
  readonly workbench: () => Workbench;
};

/** What a frame that runs its notebook has beside its page. */
export type EngineRoom = Pick<
  WorkbenchParts,
  'makeGraph' | 'draw' | 'complete' | 'holdings' | 'free' | 'saveFile' | 'previewFile'
> & {
  /** Takes where the reader has left the notebook's controls, before any of it runs. */
  readonly restore: (controls: string | undefined) => void;
  /** Where they are left now. */
  readonly controls: () => string | undefined;
  /** Starts what is about to run. */
  readonly prepare: (begin: Begin) => void;
  /** What running a notebook elsewhere takes. */
  readonly writing: (notebook: Notebook) => Promise<Writing>;
  /** Sends at once what waits to be kept: this page may go. */
  readonly hurry: () => void;
  /** How cells are read, where that is there from the start. */
  readonly analyse?: (cell: Cell) => Analysis;
};

/**
 * The engines of a frame that runs its notebook, and the views of what they make; `sqlCode` is had once an SQL cell, or
 * who asks as one does, needs it.
 */
export function openEngines(
  { siteUrl, parts, reads, shell, ahead, begun, local, pictures, published, workbench }: EngineRoomParts,
  sqlCode: () => Promise<typeof openSql> = async () => (await import('./engines/sql/openSql.ts')).openSql,
): EngineRoom {
  const carry: Carry = async (value) => {
    if (!isHeld(value)) return carryJs(await value);
    const known = live.carried(value);
    if (known) return known;
    return { python, sql, jupyter: jupyterPython }[value.engine].take(value);
  };
  const refusedRead = (host: string, via?: string) =>
    workbench().refused({ host, ...(via !== undefined && { via }) }, ['sql', 'python']);
  const onLost = (names: readonly string[]) => workbench().lost(names);
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
  const controls = new Controls(undefined, (all) => pendingControls.set(all));
  const live = new LiveValues(controls);
  const settings = () => shell.settings();
  const comms = new Comms(() => widgets());
  const asked = new Asked();
  const python = new PythonEngine({
    siteUrl,
    comms,
    start: startPythonWorker(parts, begun),
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
    folder: new KeepingFiles(shell),
    imports: () =>
      isOpen ? [...new Set(pythonHere().flatMap((cell) => analyse(cell).imports))] : (ahead.python?.modules ?? []),
    requires: () => [...new Set(pythonHere().flatMap((cell) => analyse(cell).requires ?? []))],
    hasRoom,
    beside: ahead.beside,
  });
  const readTable = readTableIn(parts);
  const prelude = async () => (await import('./script/kernelPrelude.ts')).kernelPrelude();
  const elsewhere = new JupyterRun(shell, prelude, () => {
    sql.forgetServer();
    onLost(jupyterPython.lose());
  });
  const jupyterPython = new JupyterPython(elsewhere, carry);
  const read = readThrough(reads, refusedRead);
  const start = startSqlWorker(parts, begun);
  const sql = new LateSql(async () => {
    const open = await sqlCode();
    return open({ siteUrl, start, readTable, read, elsewhere, carry, onLost, local, settings });
  });
  const cellsOf = (language: Language) =>
    workbench()
      .notebook()
      .cells.filter((cell) => cell.language === language);
  const pythonHere = () => cellsOf('python').filter((cell) => !isPythonThere(cell));
  const page = new PageEngine({
    carry,
    parts,
    controls,
    builtins: viewBuiltins({ siteUrl, parts, pictures }),
    settings,
  });
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
    linked: new LinkedRows(),
    addLocal: (choice) => workbench().addLocal(choice),
    saveTable: (table, format, run) => saveTable(table, format, { sql, carry, openFile }, run),
    // Bytes move to the shell; the reader may take the file again.
    saveFile: (name, bytes) => shell.download(name, bytes.slice()),
    widgets,
    bokehLinks,
    moveFigure: (link, move, onEvent) =>
      comms.send({ kind: 'message', comm: link, id: '', data: JSON.stringify(move), buffers: [] }, onEvent),
    letPlay: () => shell.letPlay(),
    ask: askFor(sql),
  });

  let isOpen = false;
  if (ahead.python) python.prepareAhead();

  return {
    makeGraph: (onState) => {
      isOpen = true;
      return new Graph({ engines, analyse, onState, live });
    },
    draw,
    complete: (id, text, position) =>
      completeCell(workbench().notebook(), id, text, position, {
        engines: { python, tap: sql },
        catalogues: { published: async () => (await published.all()).catalogues, columnsOf: sql.knownColumns },
        analyse,
      }),
    holdings: async () =>
      (await Promise.all([python.worker?.holdings(), sql.holdings()])).filter((held) => held !== undefined),
    free: (name) => python.free(name),
    previewFile: (path) => {
      const worker = present(python.worker, 'The Python that had it');
      return pictureType(path) ? worker.readFile(path) : worker.previewFile(path);
    },
    saveFile: async (path) => {
      const bytes = await present(python.worker, 'The Python that had it').readFile(path);
      await shell.download(path.slice(path.lastIndexOf('/') + 1), bytes);
    },
    restore: (left) => controls.restore(left),
    controls: () => controls.all,
    prepare: (begin) => {
      const soon = (cells: readonly Cell[]) => cells.some(({ id }) => begin.kind === 'all' || begin.ids.includes(id));
      if (soon(pythonHere())) python.prepare();
      if (soon(cellsOf('sql'))) sql.prepare();
    },
    writing,
    analyse,
    hurry: () => {
      pendingControls.flush();
      savingControls.hurry();
    },
  };

  async function writing(notebook: Notebook): Promise<Writing> {
    const exportsOf = (id: string) => workbench().made(id);
    const cells = [...cellsToWrite(notebook, analyse, exportsOf), ...asked.cells()];
    const written =
      cells.length > 0 ? await sql.write(cells, new AbortController().signal) : new Map<string, WrittenOrNot>();
    const readInPython = new Set(cellsOf('python').flatMap((cell) => analyse(cell).needs));
    return {
      known: { written, values: javascriptValues(notebook, exportsOf), readInPython },
      asked: asked.answers(written),
      analyse,
    };
  }
}
