import { setFlagsFromString } from 'node:v8';

// Of DuckDB and Python a test runs a little of much: optimising its WebAssembly takes longer than what is then gained.
setFlagsFromString('--wasm-tiering-budget=200000000');
