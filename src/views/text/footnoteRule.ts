import type { MarkdownIt } from 'markdown-it';
import { itemAt } from '../../known/itemAt.ts';

const DEFINITION = /^\[\^([^\]\s]{1,80})\]:[ \t]*/;
const REFERENCE = /^\[\^([^\]\s]{1,80})\]/;
const LONGEST = 90;
// With so many repetitions, a pattern takes browsers long to make ready: most texts never need it.
const BEGINS = '[^';

/** A note of a text, and its number once something refers to it. */
type Note = { readonly words: string; number?: number };
type Notes = { readonly known: Map<string, Note>; readonly numbered: Note[] };

/** A markdown-it plugin for footnotes, `[^1]` and `[^1]: its words`: numbers in the text, the words at its end. */
export function footnoteRule(markdown: MarkdownIt): void {
  const notes = new WeakMap<object, Notes>();
  const notesOf = (env: object): Notes => {
    const own = notes.get(env) ?? { known: new Map(), numbered: [] };
    notes.set(env, own);
    return own;
  };
  markdown.block.ruler.before('reference', 'footnote', (state, from, to, silent) => {
    const lineOf = (line: number) =>
      state.src.slice(itemAt(state.bMarks, line) + itemAt(state.tShift, line), state.eMarks[line]);
    const first = lineOf(from);
    if (!first.startsWith(BEGINS)) return false;
    const [begins, label] = DEFINITION.exec(first) ?? [];
    if (begins === undefined || label === undefined) return false;
    if (silent) return true;
    const words = [first.slice(begins.length)];
    let line = from + 1;
    for (; line < to && !state.isEmpty(line) && !DEFINITION.test(lineOf(line)); line++) words.push(lineOf(line));
    const { known } = notesOf(state.env);
    if (!known.has(label)) known.set(label, { words: words.join('\n') });
    state.line = line;
    return true;
  });
  markdown.inline.ruler.before('link', 'footnote_number', (state, silent) => {
    if (!state.src.startsWith(BEGINS, state.pos)) return false;
    const label = REFERENCE.exec(state.src.slice(state.pos, state.pos + LONGEST))?.[1];
    const { known, numbered } = notesOf(state.env);
    const note = label === undefined ? undefined : known.get(label);
    if (label === undefined || !note) return false;
    if (!silent) {
      note.number ??= numbered.push(note);
      state.push('footnote_number', '', 0).content = String(note.number);
    }
    state.pos += label.length + '[^]'.length;
    return true;
  });
  markdown.core.ruler.after('inline', 'footnotes', (state) => {
    const { numbered } = notesOf(state.env);
    if (numbered.length === 0) return;
    const token = new state.Token('footnotes', '', 0);
    token.content = numbered.map(({ words }) => `<li>${markdown.renderInline(words)}</li>`).join('\n');
    state.tokens.push(token);
  });
  markdown.renderer.rules['footnote_number'] = (tokens, i) => `<sup>${itemAt(tokens, i).content}</sup>`;
  markdown.renderer.rules['footnotes'] = (tokens, i) => `<ol class="footnotes">\n${itemAt(tokens, i).content}\n</ol>\n`;
}
