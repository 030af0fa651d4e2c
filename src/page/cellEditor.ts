import type { EditorView } from '@codemirror/view';
import type { Language } from '../notebook/cell.ts';
import { make } from '../dom/make.ts';
import { FROM_NOTEBOOK, LANGUAGE, languageSetup, makeEditor, type EditorParts } from './makeEditor.ts';
import { markLine } from './markedLine.ts';
import { textChange } from './textChange.ts';

/** Tells when an element comes near the visible part of the page; of those far off, `each` or some follow in time. */
export type Nearness = {
  watch(target: Element, onNear: () => void, far: 'each' | 'some'): void;
  forget(target: Element): void;
};

/** A cell's text: plain text until it comes near the visible part of the page or is wanted, an editor from then on. */
export class CellEditor {
  readonly element = make('div', { class: 'editor' });
  readonly #parts: EditorParts;
  readonly #near: Nearness;
  readonly #plain = make('pre', { class: 'editor-plain' });
  #text: string;
  #language: Language;
  #line: number | undefined;
  #view: EditorView | undefined;

  constructor(text: string, language: Language, parts: EditorParts, near: Nearness) {
    this.#text = text;
    this.#language = language;
    this.#parts = { ...parts, onText: (typed) => parts.onText((this.#text = typed)) };
    this.#near = near;
    this.#plain.textContent = text;
    this.element.append(this.#plain);
    this.element.addEventListener('pointerdown', (event) => {
      if (this.#view) return;
      const view = this.#open();
      const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (position !== null) view.dispatch({ selection: { anchor: position } });
    });
    near.watch(this.element, () => this.#open(), 'some');
  }

  get text(): string {
    return this.#text;
  }

  /** Takes the notebook's text; what is equal is left alone, so that the caret stays. */
  setText(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    if (!this.#view) {
      this.#plain.textContent = text;
      return;
    }
    // CodeMirror counts every line break as one unit, so the change is taken from its own text.
    const change = textChange(this.#view.state.doc.toString(), text.replace(/\r\n?/g, '\n'));
    this.#view.dispatch({ changes: change, annotations: FROM_NOTEBOOK.of(true) });
  }

  setLanguage(language: Language): void {
    if (language === this.#language) return;
    this.#language = language;
    this.#setUp();
    this.#bringGrammar();
  }

  /** Marks a 1-based line as the failed one. */
  mark(line: number | undefined): void {
    if (line === this.#line) return;
    this.#line = line;
    this.#view?.dispatch({ effects: markLine.of(line) });
  }

  focus(): void {
    this.#open().focus();
  }

  /** Where the caret is, if the editor has the focus. */
  caret(): number | undefined {
    return this.#view?.hasFocus ? this.#view.state.selection.main.head : undefined;
  }

  /** Puts the caret at a place of the text. */
  setCaret(caret: number): void {
    const view = this.#open();
    view.dispatch({ selection: { anchor: Math.min(caret, view.state.doc.length) } });
  }

  /** Puts in what was typed at a place of the text, before what has been typed there since. */
  type(caret: number, text: string): void {
    const view = this.#open();
    const { doc, selection } = view.state;
    const from = Math.min(caret, doc.length);
    const { head } = selection.main;
    view.dispatch({
      changes: { from, insert: text },
      selection: { anchor: head >= from ? head + text.length : head },
      userEvent: 'input.type',
    });
  }

  /** Puts the caret at the start of a 1-based line and shows it. */
  goTo(line: number): void {
    const view = this.#open();
    const { doc } = view.state;
    view.dispatch({
      selection: { anchor: doc.line(Math.min(Math.max(1, line), doc.lines)).from },
      scrollIntoView: true,
    });
    view.focus();
  }

  dispose(): void {
    this.#near.forget(this.element);
    this.#view?.destroy();
    this.#view = undefined;
  }

  #open(): EditorView {
    if (this.#view) return this.#view;
    this.#near.forget(this.element);
    this.#plain.remove();
    this.#view = makeEditor(this.element, this.#text, this.#language, this.#parts);
    if (this.#line !== undefined) this.#view.dispatch({ effects: markLine.of(this.#line) });
    this.#bringGrammar();
    return this.#view;
  }

  #setUp(): void {
    const setup = languageSetup(this.#language, this.#text, this.#parts);
    this.#view?.dispatch({ effects: LANGUAGE.reconfigure(setup) });
  }

  /** Text is edited without colours until its grammar is there. */
  #bringGrammar(): void {
    const [language, { grammars }] = [this.#language, this.#parts];
    if (!this.#view || grammars.get(language)) return;
    grammars.load(language).then(
      () => this.#language === language && this.#setUp(),
      () => undefined,
    );
  }
}
