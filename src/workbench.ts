import type { LocalChoice } from '../workers/wire/localChoice.ts';
import type { PublicCatalogues } from '../workers/wire/publicCatalogue.ts';
import type { Provenance } from '../workers/wire/provenance.ts';
import type { Exports } from './engines/engine.ts';
import type { LocalFiles } from './engines/localFiles.ts';
import type { CellState, Output, Refusal } from './graph/cellState.ts';
import type { Graph } from './graph/graph.ts';
import type { Cell, Language } from './notebook/cell.ts';
import { asOutput, type EarlierResults } from './frame/earlierResults.ts';
import { ranCells } from './frame/ranCells.ts';
import type { Edit } from './notebook/edit.ts';
import { record, redo, undo, type History } from './notebook/history.ts';
import type { Begin } from './notebook/handed.ts';
import { inertOutputs } from './notebook/ipynb/inertOutputs.ts';
import type { Notebook } from './notebook/notebook.ts';
import type { Completions, Desk, DownloadForm, Drawn } from './page/desk.ts';
import { findLocalNames } from './parse/findLocalNames.ts';

const WAITING: CellState = { status: 'waiting', outputs: [], runs: 0 };

/** What a workbench asks of its graph. */
export type WorkbenchGraph = Pick<
  Graph,
  'state' | 'made' | 'setNotebook' | 'run' | 'runAll' | 'stop' | 'lost' | 'refused'
>;

/** What a workbench is given to work with. */
export type WorkbenchParts = {
  readonly history: History;
  /** Makes the graph; states come back through `onState`. */
  readonly makeGraph: (onState: (id: string, state: CellState) => void) => WorkbenchGraph;
  readonly draw: (output: Output) => Drawn;
  readonly drawSources: Desk['drawSources'];
  readonly complete: Desk['complete'];
  readonly findCatalogues: Desk['findCatalogues'];
  readonly local: LocalFiles;
  /** Keeps the notebook; called after every change. */
  readonly keep: (notebook: Notebook) => void;
  /** Resolves once storage has what was kept: nothing runs before, since it may take the page with it. */
  readonly stored: () => Promise<void>;
  readonly share: () => void;
  /** Offers the notebook in a form, or of it only a cell with those that it needs. */
  readonly download: (form: DownloadForm, only?: string) => void;
  /** Lets the notebook ask a host; what had run then runs again. */
  readonly allow: (host: string, begin: Begin | undefined) => void;
  readonly findLead: Desk['findLead'];
  readonly openNotebook: Desk['openNotebook'];
  readonly holdings: Desk['holdings'];
  readonly free: Desk['free'];
  readonly saveFile: Desk['saveFile'];
  readonly previewFile: Desk['previewFile'];
  /** What cells showed in an earlier run. */
  readonly earlier?: EarlierResults;
  /** Where nothing may run: asks for a page that may, which begins so. */
  readonly runElsewhere?: (begin: Begin) => void;
};

/** The desk of an open notebook: its past and future, and the graph that runs it. */
export class Workbench implements Desk {
  readonly #parts: WorkbenchParts;
  readonly #graph: WorkbenchGraph;
  readonly #notebookListeners = new Set<() => void>();
  readonly #stateListeners = new Set<(id: string) => void>();
  readonly #read = new WeakMap<Cell, readonly Output[]>();
  #history: History;
  /** Cells that wait for storage, or for a page that may run them. */
  #begun: ReadonlySet<string> = new Set();
  #stops = 0;

  constructor(parts: WorkbenchParts) {
    this.#parts = parts;
    this.#history = parts.history;
    this.#graph = parts.makeGraph((id) => {
      for (const listener of this.#stateListeners) listener(id);
    });
    this.#graph.setNotebook(this.notebook());
  }

  /** What a cell has made in its last run. */
  made(id: string): Exports | undefined {
    return this.#graph.made(id);
  }

  /** The graph, for engines that lose values. */
  lost(names: readonly string[]): void {
    this.#graph.lost(names);
  }

  history(): History {
    return this.#history;
  }

  notebook(): Notebook {
    return this.#history.present;
  }

  state(id: string): CellState {
    const state = this.#begun.has(id) ? WAITING : this.#graph.state(id);
    const cell = state.status === 'idle' ? this.notebook().cells.find((other) => other.id === id) : undefined;
    const earlier = cell && this.#parts.earlier?.state(this.notebook(), cell);
    if (earlier) return earlier;
    return cell?.language === 'markdown' || cell?.stored ? { ...state, outputs: this.#asRead(cell) } : state;
  }

  /**
   * Text is read before anything runs; its `${}` stand as they are written until then. Other cells show what their file
   * kept, once more without what could act: copies kept here may be older than that rule.
   */
  #asRead(cell: Cell): readonly Output[] {
    const known =
      this.#read.get(cell) ??
      (cell.language === 'markdown'
        ? [{ kind: 'shown', shown: { data: { 'text/markdown': cell.text } } } as const]
        : inertOutputs(cell.stored).map(asOutput));
    this.#read.set(cell, known);
    return known;
  }

  edit(edit: Edit): void {
    this.#turnTo(record(this.#history, edit));
  }

  undo(): void {
    this.#turnTo(undo(this.#history));
  }

  redo(): void {
    this.#turnTo(redo(this.#history));
  }

  canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  run(id: string): void {
    this.begin({ kind: 'cells', ids: [id] });
  }

  showText(id: string): void {
    // Its `${}` wait for a page that may run them.
    if (this.#parts.runElsewhere) this.#tell([id]);
    else this.begin({ kind: 'cells', ids: [id] });
  }

  runAll(): void {
    this.begin({ kind: 'all' });
  }

  /** Runs cells once storage has the notebook, or has another page do so. */
  begin(begin: Begin): void {
    const ids = begin.kind === 'all' ? this.notebook().cells.map(({ id }) => id) : begin.ids;
    this.#begun = new Set([...this.#begun, ...ids]);
    this.#tell(ids);
    const { stored, runElsewhere = (wanted) => this.#run(wanted, ids) } = this.#parts;
    const stops = this.#stops;
    void stored().then(() => stops === this.#stops && runElsewhere(begin));
  }

  /** Notes what was not let be asked. */
  refused(refusal: Refusal, languages: readonly Language[]): void {
    this.#graph.refused(refusal, languages);
  }

  allow(host: string): void {
    this.#parts.allow(
      host,
      ranCells(this.notebook(), (id) => this.#graph.state(id)),
    );
  }

  openNotebook(text: string, name: string): Promise<void> {
    return this.#parts.openNotebook(text, name);
  }

  findLead(address: string): Promise<string> {
    return this.#parts.findLead(address);
  }

  holdings: Desk['holdings'] = () => this.#parts.holdings();

  free(name: string): void {
    this.#parts.free(name);
  }

  saveFile(path: string): Promise<void> {
    return this.#parts.saveFile(path);
  }

  previewFile: Desk['previewFile'] = (path) => this.#parts.previewFile(path);

  stop(): void {
    this.#stops++;
    const waiting = [...this.#begun];
    this.#begun = new Set();
    this.#graph.stop();
    this.#tell(waiting);
  }

  share(): void {
    this.#parts.share();
  }

  download(form: DownloadForm): void {
    this.#parts.download(form);
  }

  writeScript(id: string): void {
    this.#parts.download('script', id);
  }

  complete(id: string, text: string, position: number): Promise<Completions> {
    return this.#parts.complete(id, text, position);
  }

  findCatalogues(question: string): Promise<PublicCatalogues> {
    return this.#parts.findCatalogues(question);
  }

  draw(output: Output): Drawn {
    return this.#parts.draw(output);
  }

  drawSources(sources: readonly Provenance[]): HTMLElement {
    return this.#parts.drawSources(sources);
  }

  local(): readonly LocalChoice[] {
    return this.#parts.local.choices();
  }

  addLocal(choice: LocalChoice): void {
    this.#parts.local.add(choice);
  }

  missingLocal(): readonly string[] {
    const names = new Set(this.notebook().cells.flatMap(({ text }) => findLocalNames(text)));
    return [...names].filter((name) => !this.#parts.local.has(name));
  }

  onNotebook(listener: () => void): () => void {
    this.#notebookListeners.add(listener);
    return () => this.#notebookListeners.delete(listener);
  }

  onState(listener: (id: string) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  #run(begin: Begin, ids: readonly string[]): void {
    const begun = new Set(ids);
    this.#begun = new Set([...this.#begun].filter((id) => !begun.has(id)));
    if (begin.kind === 'all') this.#graph.runAll();
    else for (const id of ids) this.#graph.run(id);
    this.#tell(ids);
  }

  /** Tells of all cells anew: what was shown of an earlier run is judged otherwise now. */
  tellAll(): void {
    this.#tell(this.notebook().cells.map(({ id }) => id));
  }

  #tell(ids: readonly string[]): void {
    for (const id of ids) for (const listener of this.#stateListeners) listener(id);
  }

  #turnTo(history: History): void {
    if (history.present === this.#history.present) return;
    this.#history = history;
    // Before the graph, which may run what the edit frees.
    this.#parts.keep(history.present);
    this.#graph.setNotebook(history.present);
    for (const listener of this.#notebookListeners) listener();
    // An edit may make what others showed stale.
    if (this.#parts.earlier?.isEmpty === false) this.tellAll();
  }
}
