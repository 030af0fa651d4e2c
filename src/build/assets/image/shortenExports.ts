/** A symbol that is made known under its own name, as a variable and to the page: a function, or an address. */
const STATEMENT = /^(_[\w$]+)=Module\["\1"\]=wasmExports\["([\w$]+)"\](\.value>>>0)?$/;

const WHOLE = /var ([\w$,]+);function assignWasmExports\(wasmExports\)\{([^{}]*)\}/g;

/**
 * Pyodide's script has a variable and a statement for each of 4,862 symbols of its main module, a third of all that a
 * browser has to read before Python starts; the script itself uses 132 of the variables. The others are looked up when
 * the page asks for them. Code in JavaScript that a compiled package carries (EM_JS; none of the site's does) does not
 * find those as variables. Throws where the script is of another version.
 */
export function shortenExports(script: string): string {
  const [found, another] = script.matchAll(WHOLE);
  const [whole = '', variables = '', body = ''] = found ?? [];
  const isUsed = wordsOf(script.replace(whole, ''));
  const functions: string[] = [];
  const addresses: string[] = [];
  const dropped = new Set<string>();
  const kept = body.split(';').filter((statement) => {
    const [, variable = '', symbol = '', isAddress] = STATEMENT.exec(statement) ?? [];
    if (variable !== `_${symbol}` || isUsed.has(variable)) return true;
    (isAddress ? addresses : functions).push(symbol);
    dropped.add(variable);
    return false;
  });
  if (!found || another || dropped.size < 4000)
    throw new Error('the symbols of pyodide.asm.mjs are not listed as before: it is another version');
  const names = variables.split(',').filter((name) => !dropped.has(name));
  const set = (symbols: readonly string[]) => `new Set("${symbols.join(' ')}".split(" "))`;
  const lookUp = [
    'var lists',
    'var known=name=>{if(typeof name!="string"||name[0]!="_")return',
    `lists??={functions:${set(functions)},addresses:${set(addresses)}}`,
    'var symbol=name.slice(1)',
    'if(lists.functions.has(symbol))return{value:wasmExports[symbol]}',
    'if(lists.addresses.has(symbol))return{value:wasmExports[symbol].value>>>0}}',
    'var asked={get:(object,name)=>(known(name)??{value:object[name]}).value,has:(object,name)=>known(name)!==undefined||name in object}',
    'Object.setPrototypeOf(Module,new Proxy({},asked))',
  ];
  const now = [...lookUp, ...kept].join(';');
  return script.replace(whole, () => `var ${names.join(',')};function assignWasmExports(wasmExports){${now}}`);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\w$]+/g));
}
