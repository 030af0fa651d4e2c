import type { Language } from '../notebook/cell.ts';
import { LIFE_SOURCE, lifeOf } from './life.ts';
import type { SiteParts } from './siteParts.ts';

/**
 * What a worker does first: it imports its code once it is told where that is. It is a classic script of a `blob:` URL,
 * which pages of opaque origin may start in every browser, and in which files of the reader's can be read (WebKit
 * refuses them to workers from `data:` URLs). To its code it is a module worker, which has no `importScripts`: Pyodide
 * looks for that.
 */
const STARTER = `${LIFE_SOURCE}
importScripts = () => { throw new TypeError('this is a module worker'); };
let giveEngine;
const engine = new Promise((resolve) => { giveEngine = resolve; });
addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => postMessage({ refused: blockedURI, directive: effectiveDirective }));
onmessage = ({ data, ports }) => {
  if (data.engine) giveEngine(data.engine);
  else import(data.code).then((code) => code.start(...ports, engine, data.ahead)).catch((error) => setTimeout(() => { throw error; }));
};`;

/**
 * The files of a worker for cells of a language: a module that exports `start(wire, parts, engine, ahead)`, and the
 * WebAssembly engine that it starts, where it has one. With `ahead`, which is the worker's to read, it starts that
 * before it is called.
 */
export type WorkerFiles = {
  readonly language: Language;
  readonly code: string;
  readonly engine?: string;
  readonly ahead?: unknown;
};

/**
 * A worker that is on its way: what is sent by `wire` waits for its code. `failed` rejects when its files cannot be
 * had; `life` is what `watchLife` takes.
 */
export type StartedWorker = {
  readonly worker: Worker;
  readonly wire: MessagePort;
  readonly failed: Promise<unknown>;
  readonly life: Promise<string>;
};

/**
 * Starts a worker from files of the site. What the policy keeps it from asking is told by the document's event
 * `skybook:refused`.
 */
export function startWorker(parts: SiteParts, { language, code, engine, ahead }: WorkerFiles): StartedWorker {
  const url = URL.createObjectURL(new Blob([STARTER], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: language });
  const life = lifeOf(worker);
  void life.then(() => URL.revokeObjectURL(url));
  worker.addEventListener(
    'message',
    ({ data }: MessageEvent<Partial<Readonly<Record<'refused' | 'directive', unknown>>> | null>) => {
      if (typeof data?.refused === 'string')
        document.dispatchEvent(
          new CustomEvent('skybook:refused', {
            detail: { address: data.refused, directive: String(data.directive), language },
          }),
        );
    },
  );
  const { port1: wire, port2: far } = new MessageChannel();
  const channel = parts.channel();
  const coded = parts.url(code).then((url) => worker.postMessage({ code: url, ahead }, [far, channel]));
  // By the worker's own door: not every browser lets compiled code through a port.
  const compiled =
    engine === undefined ? undefined : parts.engine(engine).then((module) => worker.postMessage({ engine: module }));
  return { worker, wire, failed: Promise.all([coded, compiled]), life };
}
