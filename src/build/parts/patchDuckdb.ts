import type { DuckdbNames } from './duckdbNames.ts';
import { ADDRESSES } from './tellAddresses.ts';

/** One change of a text, which has to fit so often. */
type Change = { readonly times: number; readonly find: RegExp; readonly put: string };

/** The bindings hold those of two engines; the site has one of them. */
const ONE_ENGINE: readonly Change[] = [
  { times: 1, find: /var pr=re\(\(exports,module\)=>\{[\s\S]*?(?=var gr=re\()/g, put: '' },
  { times: 1, find: /var mr=Te\(pr\(\)\);/g, put: '' },
  { times: 1, find: /var we=class extends se\{[\s\S]*?(?=var vr=)/g, put: '' },
  {
    times: 1,
    find: /return\(await Be\(\)\)\.wasmExceptions&&b\.eh\?(new De\(e,r,b\.eh\.mainModule\)):new we\(e,r,b\.mvp\.mainModule\)/g,
    put: 'return $1',
  },
];

/**
 * What a request gave goes into DuckDB's memory at once, instead of a byte at a time, and extensions without a look
 * that none uses.
 */
const AT_ONCE: Change = {
  times: 5,
  find: /for\(var ((?:\w+=WebAssembly\.validate\(\w+\),)?)([^;]*?),(\w+)=0;\3<\w+;\3\+\+\)Module\.HEAPU8\[\3\+(\w+)\+4\]=(\w+)\[\3\];/g,
  put: 'var $2;Module.HEAPU8.set($5,$4+4);',
};

/** Code that an extension brings as text is not run: none does, and without `eval` names that nobody uses can go. */
const NO_EVAL: Change = { times: 6, find: /\beval\(/g, put: 'refuseCode(' };
const REFUSE_CODE = 'const refuseCode=()=>{throw new Error("DuckDB asks for code to be run")};';

/** The names of OpenGL and OpenAL, whose functions the engine only lists. */
const DRAWN_OR_HEARD = /^(?:emscripten_)?(?:gl|alc?)[A-Z]/;

/**
 * The linker gives an address to what is asked for, once that is so, in place of all 5,000 exports at once; to what
 * draws and plays, none; and has addresses of the engine's own functions from it, in place of a look at each of the
 * 38,000 in its table, every one of which that makes an object of.
 */
const LINKING: readonly Change[] = [
  {
    times: 1,
    find: /return t\|\|\((t=GOT\[r\]=new WebAssembly\.Global\(\{value:"i32",mutable:!0\}\))\),(?=currentModuleWeakSymbols)/g,
    put: 'return t||($1,laterSymbols.has(r)&&(t.value=addressOf(laterSymbols.get(r)))),',
  },
  {
    times: 1,
    find: /,GOT\[t\]\|\|\(GOT\[t\]=new WebAssembly\.Global\(\{value:"i32",mutable:!0\}\)\),(?=\(r\|\|GOT\[t\]\.value==0\))/g,
    put: ';if(!GOT[t]){(r||!laterSymbols.get(t))&&laterSymbols.set(t,n);continue}',
  },
  {
    times: 1,
    find: /var GOT=\{\},/g,
    put: 'var laterSymbols=new Map,addressOf=e=>typeof e=="function"?addFunction(e):e,GOT={},',
  },
  {
    times: 1,
    find: /of Object\.entries\(GOT\)\)if\((\w+)\.value==0\)/g,
    put: `of Object.entries(GOT))if($1.value==0&&!${DRAWN_OR_HEARD}.test(e))`,
  },
  {
    times: 1,
    find: /wasmExports=n\.exports,(?=wasmExports=relocateExports\(wasmExports,1024\);var o=getDylinkMetadata\(a\);)/g,
    put: 'wasmExports=n.exports,functionsInTableMap=toldAddresses(a,wasmExports),',
  },
  {
    times: 1,
    find: /functionsInTableMap\|\|\(functionsInTableMap=new WeakMap,updateTableMap\(0,wasmTable\.length\)\),/g,
    put: '',
  },
];
const TOLD_ADDRESSES = `const toldAddresses=(module,exports)=>{
  const [section]=WebAssembly.Module.customSections(module,${JSON.stringify(ADDRESSES)}),all=Object.values(exports),told=new WeakMap;
  if(section?.byteLength!==4*all.length)throw new Error("the engine does not tell where its functions are");
  new Uint32Array(section).forEach((address,i)=>{if(address>0)told.set(all[i],address)});
  return told;
};`;

/**
 * DuckDB's bindings for the site: of one engine, with what that and its extensions import of them, and with less to do
 * at each start. Throws where they are of another version than this is for.
 */
export function patchDuckdb(bindings: string, { engine, extensions }: DuckdbNames): string {
  const isImported = (name: string) => (engine.has(name) || extensions.has(name)) && !DRAWN_OR_HEARD.test(name);
  const changed = [...ONE_ENGINE, AT_ONCE, NO_EVAL, ...LINKING].reduce(change, bindings);
  return `${REFUSE_CODE}${TOLD_ADDRESSES}${withImports(changed, isImported)}`;
}

function change(text: string, { times, find, put }: Change): string {
  const found = text.match(find)?.length ?? 0;
  if (found !== times)
    throw new Error(`a change of DuckDB’s bindings fits ${found} times instead of ${times}: it is for another version`);
  return text.replace(find, put);
}

/** Leaves out what the bindings offer to nobody, and what is said of it. */
function withImports(bindings: string, isImported: (name: string) => boolean): string {
  const list = /wasmImports=\{((?:\w+:\w+,?)+)\}/g;
  const [offered] = Array.from(bindings.matchAll(list), ([, entries = '']) => entries.split(','));
  if (!offered) throw new Error('the list of what DuckDB’s bindings offer is not there: they are of another version');
  const [kept, left]: [string[], Set<string>] = [[], new Set()];
  for (const entry of offered) {
    const [name = '', of = ''] = entry.split(':');
    if (isImported(name)) kept.push(entry);
    else left.add(of);
  }
  return bindings
    .replace(list, `wasmImports={${kept.join(',')}}`)
    .replace(/(?<=[;}])(\w+)\.sig="\w*";/g, (signed, of) => (left.has(of) ? '' : signed));
}
