import * as Comlink from 'comlink';
import { isHeld } from '../workers/wire/held.ts';
import { completeCell } from './completeCell.ts';
import { carryJs } from './engines/carryValue.ts';
import type { Carry } from './engines/engine.ts';
import { LocalFiles } from './engines/localFiles.ts';
import { PageEngine } from './engines/page/pageEngine.ts';
import { PythonEngine } from './engines/python/pythonEngine.ts';
import { answerPython } from './engines/sql/answerPython.ts';
import { SqlEngine } from './engines/sql/sqlEngine.ts';
import type { OpenFile } from './engines/save/fileSink.ts';
import { saveTable } from './engines/save/saveTable.ts';
import { TapCompletion } from './engines/tap/tapCompletion.ts';
import { Graph } from './graph/graph.ts';
import { runOrder } from './graph/runOrder.ts';
import { EMPTY_NOTEBOOK } from './notebook/emptyNotebook.ts';
import { newHistory } from './notebook/history.ts';
import { fromHtml, toHtml } from './notebook/html.ts';
import { writeIpynb } from './notebook/ipynb/writeIpynb.ts';
import type { Notebook } from './notebook/notebook.ts';
import { FRAME_PORT, FRAME_READY, type ShellPort } from './notebook/port.ts';
import { withStoredOutputs } from './notebook/storedOutputs.ts';
import { arrivalBanner } from './page/arrivalBanner.ts';
import { openPage } from './page/openPage.ts';
import { analyse } from './parse/analyse.ts';
import { makeDraw } from './views/draw.ts';
import { keepPage } from './views/keepPage.ts';
import type { Pictures } from './views/pictures.ts';
import { dataUsed } from './views/sources/dataUsed.ts';
import { viewBuiltins } from './views/viewBuiltins.ts';
import { Workbench } from './workbench.ts';

/** The way to the shell that holds this frame. */
function connectShell(): Promise<Comlink.Remote<ShellPort>> {
  return new Promise((resolve) => {
    addEventListener('message', function answered(event: MessageEvent) {
      const [port] = event.ports;
      if (event.source !== parent || event.data !== FRAME_PORT || !port) return;
      removeEventListener('message', answered);
      resolve(Comlink.wrap<ShellPort>(port));
    });
    // The frame may have an opaque origin, and the shell's is not known before it answers.
    parent.postMessage(FRAME_READY, '*');
  });
}

const shell = await connectShell();
const { html, stored = {}, origin, trusted, siteUrl } = await shell.opened();
const notebook = withStoredOutputs(fromHtml(html) ?? EMPTY_NOTEBOOK, stored);

const carry: Carry = async (value) => {
  if (!isHeld(value)) return carryJs(await value);
  return value.engine === 'python' ? python.take(value) : sql.take(value);
};
const onLost = (names: readonly string[]) => workbench.lost(names);
// A sandboxed frame may cache nothing; the shell around it may.
const readSiteFile = globalThis.origin === 'null' ? (path: string) => shell.siteFile(path) : undefined;
const openFile: OpenFile = async (name, mime, isLarge) => {
  const file = await shell.startFile(name, mime, isLarge);
  return file === undefined ? undefined : { write: (bytes) => shell.writeFile(file, Comlink.transfer(bytes, [bytes.buffer as ArrayBuffer])), close: () => shell.endFile(file), abandon: () => shell.dropFile(file) };
};
const local = new LocalFiles();
const settings = () => shell.settings();
const python = new PythonEngine({ siteUrl, carry, onLost, readSiteFile, local, settings, ask: (question, signal, emit) => answerPython(sql, question, signal, emit) });
const sql = new SqlEngine({ siteUrl, carry, onLost, local, settings });
const tap = new TapCompletion(settings);
// The shell does not hear of a press on a place-holder yet.
const pictures: Pictures = { allows: () => trusted, show: () => undefined };
const page = new PageEngine({ carry, builtins: viewBuiltins({ siteUrl, pictures }), settings });

const workbench: Workbench = new Workbench({
  history: newHistory(notebook),
  makeGraph: (onState) => new Graph({ engines: { python, sql, javascript: page, markdown: page }, analyse, onState }),
  draw: makeDraw({ siteUrl, pictures, saveTable: (table, format, run) => saveTable(table, format, { sql, carry, openFile }, run) }),
  drawSources: dataUsed,
  complete: (id, text, position) => completeCell(workbench.notebook(), id, text, position, { python, tap, analyse }),
  local,
  keep: (changed) => void shell.save(toHtml(changed)),
  share: (shared) => void shell.share(toHtml(shared)),
  download: (saved) => void shell.download(`${fileName(saved)}.html`, 'text/html', new TextEncoder().encode(toHtml(saved))),
  exportJupyter: (saved) => void shell.download(`${fileName(saved)}.ipynb`, 'application/x-ipynb+json', new TextEncoder().encode(writeIpynb({ ...saved, cells: runOrder(saved, analyse) }))),
});

const hosts = [...new Set(notebook.cells.flatMap((cell) => analyse(cell).hosts))];
const banner = trusted ? undefined : arrivalBanner({ origin, hosts, onTrust: () => void shell.trust() });
keepPage(document);
openPage(workbench, document.querySelector<HTMLElement>('#notebook') ?? document.body, banner);

function fileName({ title }: Notebook): string {
  return `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'notebook'}`;
}
