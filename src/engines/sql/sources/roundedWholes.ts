const [ZERO, NINE, PLUS, MINUS] = [48, 57, 43, 45];
/** What stands around a value: ends of lines, tab, blank, quote, comma, semicolon, bar. */
const AROUND: ReadonlySet<number | undefined> = new Set([undefined, 10, 13, 9, 32, 34, 44, 59, 124]);
/** Of fewer digits all whole numbers have 64 bits. */
const LEAST_DIGITS = 19;
const MOST_DIGITS = 100;

/** What to say of a delimited text with whole numbers beyond 64 bits, which DuckDB takes for doubles by itself. */
export function roundedWholes(bytes: Uint8Array, url: string): readonly string[] {
  let digits = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== undefined && byte >= ZERO && byte <= NINE) {
      digits++;
      continue;
    }
    if (digits >= LEAST_DIGITS && digits <= MOST_DIGITS && AROUND.has(byte)) {
      const sign = bytes[at - digits - 1];
      const from = at - digits - (sign === MINUS || sign === PLUS ? 1 : 0);
      const written = new TextDecoder().decode(bytes.subarray(from, at)).replace('+', '');
      if (AROUND.has(bytes[from - 1]) && BigInt.asIntN(64, BigInt(written)) !== BigInt(written))
        return [
          `Whole numbers of ${url} such as ${written} have more than 64 bits with a sign: where their type is not stated, DuckDB takes them for DOUBLE, which rounds them. State it:  read_csv('…', types = {'id': 'UBIGINT'})  or HUGEINT.`,
        ];
    }
    digits = 0;
  }
  return [];
}
