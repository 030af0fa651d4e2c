import { expose, transfer } from 'comlink';
import { takeThrough } from '../wire/takeThrough.ts';
import { throwFailures } from '../wire/throwFailures.ts';
import { bootBrowser } from './bootBrowser.ts';
import { serve } from './serve.ts';

/** Serves a DuckDB at `wire`; its files come through `parts`. */
export function start(wire: MessagePort, parts: MessagePort, engine: Promise<WebAssembly.Module>): void {
  throwFailures();
  const take = takeThrough(parts);
  expose(
    serve((options, files) => bootBrowser({ take, engine }, options, files), transfer),
    wire,
  );
}
