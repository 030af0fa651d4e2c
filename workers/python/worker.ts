import { expose, transfer } from 'comlink';
import { unpackBeside } from '../unpack/unpackBeside.ts';
import { unpackHere } from '../unpack/unpackHere.ts';
import { moduleUrl } from '../wire/importModule.ts';
import { FOLDER, PART } from '../wire/partPath.ts';
import type { PythonImage } from '../wire/pythonImages.ts';
import { served } from '../wire/served.ts';
import { takeThrough } from '../wire/takeThrough.ts';
import { throwFailures } from '../wire/throwFailures.ts';
import { openPython } from './openPython.ts';
import type { ReadPackage } from './readPackage.ts';
import { readBeside } from './readBeside.ts';
import { readHosted } from './readHosted.ts';
import { readNow } from './readNow.ts';
import { serve } from './serve.ts';
import { takeAhead } from './takeAhead.ts';

/**
 * Serves a Python at `wire`; its files come through `parts`. With `ahead`, the image to start from and the modules that
 * its cells will import, it starts before it is called.
 */
export function start(
  wire: MessagePort,
  parts: MessagePort,
  engine: Promise<WebAssembly.Module>,
  ahead?: { readonly image: PythonImage; readonly modules: readonly string[] },
): void {
  throwFailures();
  const { take, begin } = takeAhead(takeThrough(parts));
  const unpacking = {
    beside: (file: string) => unpackBeside(file, take(PART.unpacker).then(moduleUrl), served(parts)),
    here: (file: string) => unpackHere(file, take),
  };
  const begun = ahead && openPython({ take, begin, engine, unpacking }, ahead.modules, ahead.image);
  begun?.catch(() => undefined);
  const path = (file: string) => `${FOLDER.pyodide}${file}`;
  const reader = (siteUrl: string): ReadPackage => ({
    later: async (file) => new Uint8Array(await take(path(file))),
    now: (file) => readNow(`${siteUrl}${path(file)}`),
    hosted: readHosted,
    beside: readBeside,
  });
  expose(
    serve(
      async ({ modules }, emit) => {
        emit({ kind: 'progress', progress: { label: 'Starting Python' } });
        return begun ?? openPython({ take, begin, engine, unpacking }, modules);
      },
      reader,
      transfer,
    ),
    wire,
  );
}
