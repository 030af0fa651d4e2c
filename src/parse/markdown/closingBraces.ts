import { present } from '../../known/present.ts';

const MARK = /["'`{}/]/g;
const STRINGS = { '"': /"[^"\\\n]*(?:\\[^][^"\\\n]*)*"?/y, "'": /'[^'\\\n]*(?:\\[^][^'\\\n]*)*'?/y } as const;
const TEMPLATE = /[^`\\$]*(?:(?:\\[^]?|\$(?!\{))[^`\\$]*)*(`|\$\{|$)/y;
// Longer ones are not looked for, as many slashes may begin what never ends.
const REGEXP = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\]){1,300}\//y;
/** Signs after which a slash divides. */
const VALUE_ENDS = /[\w$)\]}"'`\u0080-\uffff]/;

/**
 * The places of `}` that may close what a JavaScript expression begun at `from` stands in: those outside its own
 * braces, texts and comments, and those in a comment to the end of its line.
 */
export function* closingBraces(text: string, from: number): Generator<number> {
  let depth = 0;
  /** How many braces were open where each template went on with an expression. */
  const templates: number[] = [];
  let patternEnd = -1;
  for (let at = from; ;) {
    MARK.lastIndex = at;
    const mark = MARK.exec(text);
    if (!mark) return;
    const [sign] = mark;
    at = mark.index + 1;
    if (sign === '"' || sign === "'") at = endOf(STRINGS[sign], text, mark.index);
    else if (sign === '`') at = pastTemplate(at);
    else if (sign === '{') depth++;
    else if (sign === '}') {
      if (depth > 0 && depth > (templates.at(-1) ?? 0)) depth--;
      else if (templates.length > 0) {
        depth = present(templates.pop());
        at = pastTemplate(at);
      } else yield mark.index;
    } else if (text[at] === '*') {
      const end = text.indexOf('*/', at + 1);
      if (end < 0) return;
      at = end + 2;
    } else if (text[at] === '/') {
      const line = text.indexOf('\n', at);
      const end = line < 0 ? text.length : line;
      for (
        let brace = text.indexOf('}', at);
        depth === 0 && templates.length === 0 && brace >= 0 && brace < end;
        brace = text.indexOf('}', brace + 1)
      )
        yield brace;
      at = end;
    } else if (!dividesAt(text, mark.index, patternEnd)) {
      patternEnd = endOf(REGEXP, text, mark.index);
      at = Math.max(at, patternEnd);
    }
  }

  /** Passes literal text of a template, up to its end or to an expression in it. */
  function pastTemplate(start: number): number {
    const end = endOf(TEMPLATE, text, start);
    if (text[end - 1] === '{') templates.push(depth);
    return end;
  }
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** Whether a slash stands behind a value, such as a pattern that ended at `patternEnd`. */
function dividesAt(text: string, slash: number, patternEnd: number): boolean {
  let before = slash - 1;
  while (/\s/.test(text[before] ?? '')) before--;
  return before === patternEnd - 1 || VALUE_ENDS.test(text[before] ?? '');
}
