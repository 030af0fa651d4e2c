/** A symbol that is made known under its own name, as a variable and to the page: a function, or an address. */
const STATEMENT = /^(_[\w$]+)=Module\["\1"\]=wasmExports\["([\w$]+)"\](\.value>>>0)?$/;

const WHOLE = /var ([\w$,]+);function assignWasmExports\(wasmExports\)\{([^{}]*)\}/g;

/**
 * Pyodide's script has a variable and a statement for each of 4,862 symbols of its main module, a third of all that a
 * browser has to read before Python starts; the script itself uses 132 of the variables. The others are made known by a
 * loop over their names. Throws where the script is of another version.
 */
export function shortenExports(script: string): string {
  const [found, another] = script.matchAll(WHOLE);
  const [whole = '', variables = '', body = ''] = found ?? [];
  const isUsed = wordsOf(script.replace(whole, ''));
  const lists = { functions: [] as string[], addresses: [] as string[] };
  const dropped = new Set<string>();
  const kept = body.split(';').filter((statement) => {
    const [, variable = '', symbol = '', isAddress] = STATEMENT.exec(statement) ?? [];
    if (variable !== `_${symbol}` || isUsed.has(variable)) return true;
    lists[isAddress ? 'addresses' : 'functions'].push(symbol);
    dropped.add(variable);
    return false;
  });
  if (!found || another || dropped.size < 4000)
    throw new Error('the symbols of pyodide.asm.mjs are not listed as before: it is another version');
  const names = variables.split(',').filter((name) => !dropped.has(name));
  const loop = (symbols: readonly string[], value: string) =>
    `for(var symbol of "${symbols.join(' ')}".split(" "))Module["_"+symbol]=${value}`;
  const now = [
    loop(lists.functions, 'wasmExports[symbol]'),
    loop(lists.addresses, 'wasmExports[symbol].value>>>0'),
    ...kept,
  ];
  return script.replace(
    whole,
    () => `var ${names.join(',')};function assignWasmExports(wasmExports){${now.join(';')}}`,
  );
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\w$]+/g));
}
