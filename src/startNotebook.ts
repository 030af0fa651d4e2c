import * as Comlink from 'comlink';
import { isHeld } from '../workers/wire/held.ts';
import { completeCell } from './completeCell.ts';
import { carryJs } from './engines/carryValue.ts';
import type { Carry } from './engines/engine.ts';
import { LocalFiles } from './engines/localFiles.ts';
import { PageEngine } from './engines/page/pageEngine.ts';
import { PythonEngine } from './engines/python/pythonEngine.ts';
import { startPythonWorker } from './engines/python/startPythonWorker.ts';
import { SiteParts } from './engines/siteParts.ts';
import { answerPython } from './engines/sql/answerPython.ts';
import { SqlEngine } from './engines/sql/sqlEngine.ts';
import { startSqlWorker } from './engines/sql/startSqlWorker.ts';
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
import type { ShellPort } from './notebook/port.ts';
import { withStoredOutputs } from './notebook/storedOutputs.ts';
import { arrivalBanner } from './page/arrivalBanner.ts';
import { openPage } from './page/openPage.ts';
import { analyse } from './parse/analyse.ts';
import { partsFromSite } from './partsFromSite.ts';
import { makeDraw } from './views/draw.ts';
import { feedSurvey } from './views/sky/feedSurvey.ts';
import { dataUsed } from './views/sources/dataUsed.ts';
import { viewBuiltins } from './views/viewBuiltins.ts';
import { Workbench } from './workbench.ts';
import './page/page.css';

/**
 * Opens the notebook that the shell at `port` holds ready, in this page. The site's parts come through `partsPort`, which `serveParts` answers; where
 * there is none, the page fetches them itself.
 */
export async function start(port: MessagePort, partsPort?: MessagePort): Promise<void> {
  const shell = Comlink.wrap<ShellPort>(port);
  const { html, stored = {}, origin, trusted, siteUrl } = await shell.opened();
  const notebook = withStoredOutputs(fromHtml(html) ?? EMPTY_NOTEBOOK, stored);

  const carry: Carry = async (value) => {
    if (!isHeld(value)) return carryJs(await value);
    return value.engine === 'python' ? python.take(value) : sql.take(value);
  };
  const onLost = (names: readonly string[]) => workbench.lost(names);
  const parts = partsPort ? new SiteParts(partsPort) : partsFromSite(siteUrl, (path) => shell.siteFile(path));
  feedSurvey(window, siteUrl, parts.take);
  const openFile: OpenFile = async (name, mime, isLarge) => {
    const file = await shell.startFile(name, mime, isLarge);
    return file === undefined ? undefined : { write: (bytes) => shell.writeFile(file, Comlink.transfer(bytes, [bytes.buffer as ArrayBuffer])), close: () => shell.endFile(file), abandon: () => shell.dropFile(file) };
  };
  const local = new LocalFiles();
  const settings = () => shell.settings();
  const python = new PythonEngine({ siteUrl, start: startPythonWorker(parts), carry, onLost, local, settings, ask: (question, signal, emit) => answerPython(sql, question, signal, emit) });
  const sql = new SqlEngine({ siteUrl, start: startSqlWorker(parts), carry, onLost, local, settings });
  const tap = new TapCompletion(settings);
  const page = new PageEngine({ carry, parts, builtins: viewBuiltins(parts), settings });

  const workbench: Workbench = new Workbench({
    history: newHistory(notebook),
    makeGraph: (onState) => new Graph({ engines: { python, sql, javascript: page, markdown: page }, analyse, onState }),
    draw: makeDraw({ siteUrl, parts, saveTable: (table, format, run) => saveTable(table, format, { sql, carry, openFile }, run) }),
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
  openPage(workbench, document.querySelector<HTMLElement>('#notebook') ?? document.body, banner);
}

function fileName({ title }: Notebook): string {
  return `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'notebook'}`;
}
