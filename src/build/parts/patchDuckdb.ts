/** How DuckDB puts what a request gave into its memory: a byte at a time, extensions after a look that none uses. */
const BYTE_BY_BYTE =
  /for\(var ((?:\w+=WebAssembly\.validate\(\w+\),)?)([^;]*?),(\w+)=0;\3<\w+;\3\+\+\)Module\.HEAPU8\[\3\+(\w+)\+4\]=(\w+)\[\3\];/g;
/** Five places in the bindings of each of two engines. */
const TIMES = 10;

/**
 * DuckDB's bindings, with what requests gave put into memory at once: four megabytes of extensions, byte by byte, are
 * a tenth of a second of each start. Throws where they are of another version than this is for.
 */
export function patchDuckdb(bindings: string): string {
  const found = bindings.match(BYTE_BY_BYTE)?.length ?? 0;
  if (found !== TIMES)
    throw new Error(
      `the change of DuckDB’s bindings fits ${found} times instead of ${TIMES}: it is for another version`,
    );
  return bindings.replace(BYTE_BY_BYTE, 'var $2;Module.HEAPU8.set($5,$4+4);');
}
