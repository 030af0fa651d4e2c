/**
 * Escape sequences of terminals (ECMA-48 §5.4, §5.6): colours, cursor moves, links and titles, of no use on a page.
 */
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b\n]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/**
 * Text as a terminal would show it, built up write by write: a carriage return goes back to the start of the line, as
 * progress bars do.
 */
export class TerminalLines {
  #open = '';
  #column = 0;

  /** The line that has not ended yet. */
  get open(): string {
    return this.#open;
  }

  /** Takes more text; returns the lines that it ended. */
  write(text: string): readonly string[] {
    const lines = text.replace(ESCAPES, '').split('\n');
    const ended: string[] = [];
    lines.forEach((line, index) => {
      this.#put(line);
      if (index === lines.length - 1) return;
      ended.push(this.#open);
      this.#open = '';
      this.#column = 0;
    });
    return ended;
  }

  #put(line: string): void {
    const [first = '', ...returned] = line.split('\r');
    const before = this.#open.slice(0, this.#column) + first + this.#open.slice(this.#column + first.length);
    this.#column = returned.at(-1)?.length ?? this.#column + first.length;
    // Each writes over the beginnings of those before it.
    const shown: string[] = [];
    let covered = 0;
    for (const part of [before, ...returned].reverse()) {
      if (part.length <= covered) continue;
      shown.push(part.slice(covered));
      covered = part.length;
    }
    this.#open = shown.join('');
  }
}
