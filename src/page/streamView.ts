import { make } from '../dom/make.ts';
import { TerminalLines } from './terminalLines.ts';
import { present } from '../known/present.ts';
import { countText } from '../known/countText.ts';

/**
 * Lines kept in the document, in pieces of `PIECE_LINES`, and characters kept of each; the reader can ask for the rest.
 */
const MOST_LINES = 2000;
const PIECE_LINES = 200;
const MOST_CHARACTERS = 4000;
/** So near to its end one has not scrolled away from it. */
const NEAR_PX = 30;

/**
 * The text that a cell writes to one stream, growing at its end; of a very long one only the end is in the document.
 */
export class StreamView {
  readonly element: HTMLElement;
  readonly stream: 'stdout' | 'stderr';
  readonly #pre = make('pre');
  readonly #more = make('button', { type: 'button', class: 'show-all' });
  #lines: string[] = [];
  #terminal = new TerminalLines();
  #text = '';
  #pieces: { readonly node: Text; lines: number }[] = [];
  #open = document.createTextNode('');
  #all = false;
  #cut = false;
  /** Whether its end stays in view while it grows: until the reader scrolls away from it. */
  #follows = true;

  constructor(stream: 'stdout' | 'stderr') {
    this.stream = stream;
    this.element = make('div', { class: `stream stream-${stream}`, 'data-stream': stream }, this.#pre);
    this.#pre.append(this.#open);
    this.#more.addEventListener('click', () => this.#showAll());
    this.#pre.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.#pre;
      this.#follows = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    });
  }

  /** Shows `text`: appends where it only grew, starts anew otherwise. */
  set(text: string): void {
    if (text === this.#text) return;
    const grew = text.startsWith(this.#text);
    if (!grew) this.#clear();
    const isLive = grew && this.#text !== '';
    const ended = this.#terminal.write(grew ? text.slice(this.#text.length) : text);
    this.#text = text;
    for (const line of ended) this.#lines.push(line);
    this.#append(ended);
    if (isLive && this.#follows) requestAnimationFrame(() => (this.#pre.scrollTop = this.#pre.scrollHeight));
  }

  #append(ended: readonly string[]): void {
    const shown = this.#all ? ended : ended.slice(-MOST_LINES);
    for (let from = 0; from < shown.length;) {
      let piece = this.#pieces.at(-1);
      if (!piece || piece.lines >= PIECE_LINES) {
        piece = { node: document.createTextNode(''), lines: 0 };
        this.#pieces.push(piece);
        this.#open.before(piece.node);
      }
      const part = shown.slice(from, from + PIECE_LINES - piece.lines);
      piece.node.appendData(part.map((line) => `${this.#shorten(line)}\n`).join(''));
      piece.lines += part.length;
      from += part.length;
    }
    this.#open.data = this.#shorten(this.#terminal.open);
    this.#dropEarly();
  }

  #dropEarly(): void {
    let shown = this.#pieces.reduce((sum, { lines }) => sum + lines, 0);
    while (!this.#all && shown - (this.#pieces[0]?.lines ?? 0) >= MOST_LINES) {
      const piece = present(this.#pieces.shift());
      piece.node.remove();
      shown -= piece.lines;
    }
    const earlier = this.#lines.length - shown;
    if (this.#all || (earlier === 0 && !this.#cut)) {
      this.#more.remove();
      return;
    }
    if (!this.#more.parentNode) this.#pre.before(this.#more);
    const what = earlier > 0 ? `${countText(earlier)} earlier lines are not shown` : 'Long lines are cut';
    this.#more.textContent = `${what}: show all`;
  }

  #shorten(line: string): string {
    if (this.#all || line.length <= MOST_CHARACTERS) return line;
    this.#cut = true;
    return `${line.slice(0, MOST_CHARACTERS)}… (${countText(line.length - MOST_CHARACTERS)} more characters)`;
  }

  #showAll(): void {
    this.#all = true;
    for (const { node } of this.#pieces) node.remove();
    this.#pieces = [];
    this.#append(this.#lines);
  }

  #clear(): void {
    for (const { node } of this.#pieces) node.remove();
    this.#pieces = [];
    this.#lines = [];
    this.#terminal = new TerminalLines();
    this.#cut = false;
  }
}
