import { shortenExports } from './shortenExports.ts';

/** A change of Pyodide's own script: a text that must stand in it exactly once, what takes its place, and why. */
type Patch = { readonly why: string; readonly old: string; readonly now: string };

/**
 * Upstream cannot restore a memory that holds compiled modules (pyodide#6418). These let `Module.sideModules` note
 * where each was put while an image is made, and put it there again before the image is restored; without
 * `Module.sideModules` all goes on as it did. Some more have Python start with less work and memory.
 */
const PATCHES: readonly Patch[] = [
  {
    why: 'A compiled module comes to lie where it lay in the image; elsewhere it is noted where it lies.',
    old: 'var memoryBase=metadata.memorySize?alignMemory(getMemory(metadata.memorySize+memAlign),memAlign):0;var tableBase=metadata.tableSize?wasmTable.length:0;',
    now: 'var again=Module.sideModules?.placed?.(libName);var memoryBase=again?again.memoryBase:metadata.memorySize?alignMemory(getMemory(metadata.memorySize+memAlign),memAlign):0;var tableBase=again?again.tableBase:metadata.tableSize?wasmTable.length:0;Module.sideModules?.note?.({name:libName,memoryBase,memoryBytes:metadata.memorySize,tableBase,tableSize:metadata.tableSize,isGlobal:!!flags.global});',
  },
  {
    why: 'Its slots in the table are there already.',
    old: 'if(metadata.tableSize){wasmTable.grow(metadata.tableSize)}',
    now: 'if(metadata.tableSize&&!again){wasmTable.grow(metadata.tableSize)}',
  },
  {
    why: 'The addresses of its symbols are those of the image.',
    old: 'updateGOT(moduleExports);if(!flags.allowUndefined){reportUndefinedSymbols()}',
    now: 'if(!again){updateGOT(moduleExports);if(!flags.allowUndefined){reportUndefinedSymbols()}}',
  },
  {
    why: 'Its memory comes relocated with the image.',
    old: 'if(applyRelocs){if(runtimeInitialized)',
    now: 'if(applyRelocs&&!again){if(runtimeInitialized)',
  },
  {
    why: 'Its constructors have run in the image.',
    old: 'if(init){if(runtimeInitialized){init()}else{addOnPostCtor(init)}}',
    now: 'if(init&&!again){if(runtimeInitialized){init()}else{addOnPostCtor(init)}}',
  },
  {
    why: 'A library that it needs is among the image’s, before the file system is filled.',
    old: 'for(var needed of metadata.neededDynlibs){needed=findLibraryFS(',
    now: 'for(var needed of metadata.neededDynlibs){needed=Module.sideModules?.found?.(needed)??findLibraryFS(',
  },
  {
    why: 'It comes compiled, before the file system is filled.',
    old: 'function loadLibData(){if(handle)',
    now: 'function loadLibData(){var given=Module.sideModules?.compiled?.(libName);if(given)return given;if(handle)',
  },
  {
    why: 'Python’s memory keeps the file of each compiled module for threads that it does not have.',
    old: 'var libData=HEAP8.slice(data,data+dataSize);',
    now: 'var libData=HEAP8.slice(data,data+dataSize);_free(data);HEAPU32[handle+28>>>2>>>0]=0;HEAPU32[handle+32>>>2>>>0]=0;',
  },
  {
    why: 'What is the linker’s own is needed to note and to put back.',
    old: 'Module["preloadedWasm"]=preloadedWasm;',
    now: 'Module["preloadedWasm"]=preloadedWasm;Module["linker"]={GOT,LDSO,freeTableIndexes,getFunctionAddress,loadDynamicLibrary,setWasmTableEntry,symbols:()=>wasmImports,mainExports:()=>Module.mainExports,addresses:()=>functionsInTableMap,table:()=>wasmTable,growMemory(bytes){var pages=Math.ceil((bytes-HEAP8.length)/65536);if(pages>0){wasmMemory.grow(pages);updateMemoryViews()}}};',
  },
  {
    why: 'The table holds the main module’s functions as they are exported.',
    old: 'wasmExports=instance.exports;var origExports=wasmExports;',
    now: 'wasmExports=instance.exports;var origExports=wasmExports;Module.mainExports=origExports;',
  },
  {
    why: 'The main module has 8,500 symbols, most of which nobody asks for: they get a place in the table when a module does, but for what it asks for itself.',
    old: 'updateGOT(origExports);LDSO.init();',
    now: 'updateGOT(Object.fromEntries(Object.keys(GOT).filter(name=>name in origExports).map(name=>[name,origExports[name]])));LDSO.init();',
  },
  {
    why: 'The same: here a module asks.',
    old: 'rtn=GOT[symName]=new WebAssembly.Global({value:"i32",mutable:true},-1)}',
    now: 'rtn=GOT[symName]=new WebAssembly.Global({value:"i32",mutable:true},-1);if(Module.mainExports&&symName in Module.mainExports)updateGOT({[symName]:Module.mainExports[symName]})}',
  },
  {
    why: 'The same: of a name that a module exports too, the main module’s symbol is everybody’s.',
    old: 'var value=exports[symName];var existingEntry=',
    now: 'var value=Module.mainExports[symName]??exports[symName];var existingEntry=',
  },
  {
    why: 'Hundreds of functions of JavaScript are put into the table, of a few dozen types: each type is compiled once.',
    old: 'var module=new WebAssembly.Module(bytes);var instance=new WebAssembly.Instance(module,{e:{f:func}});',
    now: 'var module=(convertJsFunctionToWasm.modules??={})[sig]??=new WebAssembly.Module(bytes);var instance=new WebAssembly.Instance(module,{e:{f:func}});',
  },
  {
    why: 'The same: and not tried as what they are not, by an exception for each.',
    old: 'var ret=getEmptyTableSlot();try{setWasmTableEntry(ret,func)}catch(err){',
    now: 'var ret=getEmptyTableSlot();if(func.sig)setWasmTableEntry(ret,convertJsFunctionToWasm(func,func.sig));else try{setWasmTableEntry(ret,func)}catch(err){',
  },
  {
    why: 'No address can be below that of a text in memory. For the place of the exception V8 reads the script’s one function once more.',
    old: 'try{scriptDirectory=new URL(".",_scriptName).href}catch{}',
    now: 'if(!_scriptName.startsWith("blob:"))try{scriptDirectory=new URL(".",_scriptName).href}catch{}',
  },
  {
    why: 'Node waits by it, for its terminal. Chromium warns of shared memory, and reads the code once more for the place of the warning.',
    old: 'new WebAssembly.Memory({shared:!0,initial:1,maximum:1}).buffer',
    now: 'globalThis.process?new WebAssembly.Memory({shared:!0,initial:1,maximum:1}).buffer:1',
  },
  {
    why: 'Whether a function stands in the table already is asked of JavaScript’s too, which do not: all that stand there are looked at where one of a module is asked for.',
    old: 'if(!functionsInTableMap){functionsInTableMap=new WeakMap;updateTableMap(0,wasmTable.length)}',
    now: 'functionsInTableMap??=new WeakMap;if(!functionsInTableMap.whole&&!func.sig){functionsInTableMap.whole=true;updateTableMap(0,wasmTable.length)}',
  },
  {
    why: 'All 8,500 symbols are copied for 24 that JavaScript has in other forms.',
    old: 'wasmExports=Object.assign({},wasmExports);',
    now: 'var given=wasmExports;wasmExports=new Proxy(Object.create(null),{get:(own,name)=>own[name]??given[name]});',
  },
  {
    why: 'A browser that sees that the script’s one function is called at once reads it once and not twice.',
    old: 'async function _createPyodideModule(moduleArg={}){',
    now: 'const _createPyodideModule=(async function(moduleArg={}){',
  },
  {
    why: 'The same: its end.',
    old: ';return moduleRtn}export default _createPyodideModule;',
    now: ';return moduleRtn});export default _createPyodideModule;',
  },
  {
    why: 'An image is restored in parts, without those that hold nothing.',
    old: 'API.restoreSnapshot=function(t){',
    now: 'API.restoreSnapshot=function(t){if(Module.sideModules?.restore)return Module.sideModules.restore(Module);',
  },
];

/** Pyodide's script with what images need. Throws where it is another version than these changes are for. */
export function patchPyodide(script: string): string {
  const patched = PATCHES.reduce((text, { why, old, now }) => {
    const found = text.split(old).length - 1;
    if (found !== 1)
      throw new Error(
        `a change of pyodide.asm.mjs fits ${found} times instead of once: it is for another version (${why})`,
      );
    return text.replace(old, () => now);
  }, script);
  return shortenExports(patched);
}
