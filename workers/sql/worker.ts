import { expose, transfer } from 'comlink';
import { takeThrough } from '../wire/takeThrough.ts';
import { throwFailures } from '../wire/throwFailures.ts';
import { bootBrowser } from './bootBrowser.ts';
import { RangeFiles } from './rangeFiles.ts';
import { serve } from './serve.ts';

/** Serves a DuckDB at `wire`; its files come through `parts`. With `ahead` it starts before it is called. */
export function start(wire: MessagePort, parts: MessagePort, engine: Promise<WebAssembly.Module>, ahead?: true): void {
  throwFailures();
  const take = takeThrough(parts);
  const files = new RangeFiles();
  const begun = ahead && bootBrowser({ take, engine }, files);
  // Who takes it is told.
  begun?.catch(() => undefined);
  expose(
    serve(() => begun ?? bootBrowser({ take, engine }, files), transfer, files),
    wire,
  );
}
