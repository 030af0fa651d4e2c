import type { CellState } from '../graph/cellState.ts';
import type { Cell } from '../notebook/cell.ts';
import type { StoredOutput } from '../notebook/ipynb/storedOutput.ts';
import { CellBar } from './cellBar.ts';
import { CellEditor, type Nearness } from './cellEditor.ts';
import type { Desk } from './desk.ts';
import { ElapsedClock } from './elapsedClock.ts';
import { make } from '../dom/make.ts';
import { FailureSlot } from './failureSlot.ts';
import type { Gestures } from './gestures.ts';
import type { Grammars } from './grammars/grammars.ts';
import { icon } from './icon.ts';
import { keptOutputs } from './keptOutputs.ts';
import { OutputArea } from './outputArea.ts';
import { PendingText } from './pendingText.ts';
import { ProgressView } from './progressView.ts';
import { RefusedSlot } from './refusedSlot.ts';
import { RestsNote } from './restsNote.ts';
import { StatusMark } from './statusMark.ts';
import { withFirstLine } from './withFirstLine.ts';

/** What a cell's frame is given. */
export type CellParts = {
  readonly desk: Desk;
  readonly gestures: Gestures;
  readonly near: Nearness;
  readonly grammars: Grammars;
};

/** All that a cell's frame holds: state mark, run button, bar, editor, progress, output and failure. */
export class CellFrame {
  readonly #element: HTMLElement;
  readonly #id: string;
  readonly #desk: Desk;
  readonly #mark: StatusMark;
  readonly #bar: CellBar;
  readonly #editor: CellEditor;
  readonly #progress = new ProgressView();
  readonly #area: OutputArea;
  readonly #failure = new FailureSlot({
    goToLine: (line) => this.#goTo(line),
    runAgain: () => this.#desk.run(this.#id),
    runWith: (line) => this.#runWith(line),
    writeScript: () => this.#desk.writeScript(this.#id),
    runInOrder: () => this.#desk.edit({ kind: 'setOrder', order: 'document' }),
  });
  readonly #rests = new RestsNote();
  readonly #refused: RefusedSlot;
  readonly #note = make('button', { type: 'button', class: 'hidden-note', hidden: true }, 'Output hidden: show');
  readonly #clock: ElapsedClock;
  readonly #pending: PendingText;
  #cell: Cell;
  #state: CellState;
  /** Markdown: the reader has opened the editor. */
  #opened = false;

  /** Fills `element`, the frame of a cell. */
  constructor(frame: HTMLElement, cell: Cell, { desk, gestures, near, grammars }: CellParts) {
    const { id } = cell;
    this.#element = frame;
    this.#id = id;
    this.#cell = cell;
    this.#desk = desk;
    this.#state = desk.state(id);
    this.#mark = new StatusMark(this.#state.status);
    this.#refused = new RefusedSlot(desk);
    this.#area = new OutputArea((output) => desk.draw(output));
    this.#pending = new PendingText((text) => desk.edit({ kind: 'setText', id, text }));
    const toggleHidden = () => desk.edit({ kind: 'setHidden', id, hidden: !this.#cell.hidden });
    this.#bar = new CellBar(cell, {
      gestures,
      toggleHidden,
      setOutput: (output) => desk.edit({ kind: 'setOutput', id, output }),
      toggleEditor: () => (this.folded ? this.edit() : this.leave()),
    });
    this.#note.addEventListener('click', toggleHidden);
    this.#clock = new ElapsedClock((text) => this.#bar.setElapsed(text));
    this.#editor = new CellEditor(
      cell.text,
      cell.language,
      {
        grammars,
        onText: (text) => this.#pending.set(text),
        complete: (text, position) => desk.complete(id, text, position),
        gestures: {
          runNext: () => gestures.runNext(id),
          runStay: () => gestures.runStay(id),
          runInsert: () => gestures.runInsert(id),
          leave: () => this.leave(),
        },
      },
      near,
    );
    const run = make(
      'button',
      { type: 'button', class: 'run', 'aria-label': 'Run cell', title: 'Run cell (Ctrl-Enter)' },
      icon('run'),
    );
    run.addEventListener('click', () => gestures.runStay(id));
    const body = make(
      'div',
      { class: 'body' },
      make('div', { class: 'card' }, this.#bar.element, this.#editor.element),
      this.#progress.element,
      this.#area.element,
      this.#note,
      this.#rests.element,
      this.#failure.element,
      this.#refused.element,
    );
    this.#element.replaceChildren(make('div', { class: 'gutter' }, run, this.#mark.element), body);
    this.#editor.element.addEventListener('focusin', () => this.#setOpened(true));
    this.#element.addEventListener('focusout', () => this.flush());
    this.#bar.element.addEventListener('keydown', ({ key }) => key === 'Escape' && this.focus());
    this.#area.element.addEventListener('dblclick', () => this.#cell.language === 'markdown' && this.edit());
    this.update(cell);
    this.#draw();
  }

  /** The editor is out of sight, as of Markdown that is shown. */
  get folded(): boolean {
    const { language, pinned } = this.#cell;
    return (
      language === 'markdown' &&
      !pinned &&
      !this.#opened &&
      !this.#state.failure &&
      this.#area.filled &&
      this.#editor.text.trim() !== ''
    );
  }

  /** Takes the cell's newest value. */
  update(cell: Cell): void {
    const before = this.#cell;
    this.#cell = cell;
    this.#bar.update(cell);
    this.#editor.setLanguage(cell.language);
    if (cell.text !== before.text && cell.text !== this.#editor.text) {
      this.#pending.drop();
      this.#editor.setText(cell.text);
    }
    if (cell.hidden !== before.hidden) this.#draw();
    this.#fold();
  }

  /** Draws a state. */
  draw(state: CellState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#draw();
  }

  /** Gives on what was typed. */
  flush(): void {
    this.#pending.flush();
    this.#bar.flush();
  }

  /** Whether it shows something that only a picture can keep. */
  get hasPictures(): boolean {
    return this.#area.hasPictures;
  }

  /** What it shows, in forms that do nothing; with pictures of views, once they are still, where these are wanted. */
  keptOutputs(withPictures: boolean): Promise<readonly StoredOutput[]> {
    return keptOutputs(this.#state.outputs, (output) => this.#area.drawnOf(output), withPictures);
  }

  /** Where the caret is in the text, if the editor has the focus. */
  caret(): number | undefined {
    return this.#editor.caret();
  }

  /** Opens the editor with the caret at a place of its text. */
  editAt(caret: number): void {
    this.edit();
    this.#editor.setCaret(caret);
  }

  /** Puts in what was typed at a place of the text. */
  typeAt(caret: number, text: string): void {
    this.#editor.type(caret, text);
  }

  /** Opens the editor with the caret in it. */
  edit(): void {
    this.#setOpened(true);
    this.#editor.focus();
  }

  /** Folds a Markdown editor. */
  close(): void {
    this.#setOpened(false);
  }

  /** Leaves the editor for the cell as a whole; Markdown that was changed is shown anew. */
  leave(): void {
    this.flush();
    this.close();
    this.focus();
    const { status } = this.#desk.state(this.#id);
    if (this.#cell.language === 'markdown' && (status === 'idle' || status === 'stale')) this.#desk.showText(this.#id);
  }

  focus(): void {
    this.#element.focus({ preventScroll: true });
    this.#element.scrollIntoView({ block: 'nearest' });
  }

  dispose(): void {
    this.#pending.drop();
    this.#clock.stop();
    this.#editor.dispose();
    this.#area.dispose();
  }

  #setOpened(opened: boolean): void {
    if (this.#opened === opened) return;
    this.#opened = opened;
    this.#fold();
  }

  #fold(): void {
    const { folded } = this;
    this.#element.toggleAttribute('data-folded', folded);
    this.#bar.setEditing(!folded);
  }

  #draw(): void {
    const state = this.#state;
    const { hidden } = this.#cell;
    const busy = state.status === 'running' || state.status === 'waiting';
    this.#mark.set(state.status, state.asOfMs);
    this.#clock.update(state);
    this.#progress.set(busy ? state.progress : undefined);
    this.#area.update(hidden ? { ...state, outputs: [] } : state);
    this.#note.hidden = !hidden || state.outputs.length === 0;
    this.#failure.set(state.failure, busy);
    this.#rests.set(state.rests);
    this.#refused.set(state.refused);
    this.#editor.mark(state.failure?.line);
    this.#fold();
  }

  #runWith(firstLine: string): void {
    this.flush();
    this.#desk.edit({ kind: 'setText', id: this.#id, text: withFirstLine(this.#cell.text, firstLine) });
    this.#desk.run(this.#id);
  }

  #goTo(line: number): void {
    this.#setOpened(true);
    this.#editor.goTo(line);
  }
}
