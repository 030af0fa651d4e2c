/** Types that Arrow has no exact form of, in the words of DESCRIBE; enums have one that DuckDB-WASM's streams leave out. */
const AS_TEXT = /^(UHUGEINT|BIGNUM|BIT|TIME WITH TIME ZONE|VARIANT|GEOMETRY)/;
const ENUM = /^ENUM\s*\(/;
const UNION = /^UNION\s*\(/;

/** The type with text in place of all that cannot leave DuckDB by Arrow as it is, also within lists and structs; other types as they are. */
export function plainType(type: string): string {
  let [plain, at] = ['', 0];
  while (at < type.length) {
    const rest = type.slice(at);
    const quoted = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*')/.exec(rest);
    const starts = at === 0 || !/[\w"]/.test(type[at - 1]!);
    if (quoted) [plain, at] = [plain + quoted[0], at + quoted[0].length];
    else if (starts && (ENUM.test(rest) || UNION.test(rest))) [plain, at] = [`${plain}VARCHAR`, at + closing(rest)];
    else if (starts && AS_TEXT.test(rest)) [plain, at] = [`${plain}VARCHAR`, at + AS_TEXT.exec(rest)![0].length];
    else if (starts && at > 0 && /^INTERVAL\b/.test(rest)) [plain, at] = [`${plain}VARCHAR`, at + 'INTERVAL'.length];
    else [plain, at] = [plain + rest[0]!, at + 1];
  }
  return plain;
}

/** Behind the bracket that closes the first one. */
function closing(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const quoted = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*')/.exec(text.slice(at));
    if (quoted) at += quoted[0].length - 1;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}
