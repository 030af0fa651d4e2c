import { PAGE_BUILTINS, RUN_BUILTINS, VIEW_BUILTINS } from '../builtinNames.ts';

/** Of the names that the page gives, those that a notebook may have for its own: theirs is taken then. */
export const YIELDING_BUILTINS: ReadonlySet<string> = new Set(['plot']);

/** Names that the page gives to every JavaScript and Markdown cell; no cell can define any but those that yield. */
export const JAVASCRIPT_CELL_BUILTINS: ReadonlySet<string> = new Set([
  ...RUN_BUILTINS,
  ...PAGE_BUILTINS,
  ...VIEW_BUILTINS,
]);

/**
 * Names of the language and the browser that no cell can define, beside those that notebook-kit knows. Short common
 * words that browsers also have as globals (`name`, `status`, `top`, `origin`, `event`, …) are left to the cells.
 */
export const JAVASCRIPT_GLOBALS: ReadonlySet<string> = new Set(
  `AbortController AbortSignal AggregateError AsyncDisposableStack Atomics AudioBuffer BigInt64Array BigUint64Array BroadcastChannel
   ByteLengthQueuingStrategy CSS CSSStyleSheet CanvasRenderingContext2D CompressionStream CountQueuingStrategy CryptoKey DOMException
   DOMMatrix DOMParser DOMPoint DOMRect DecompressionStream DisposableStack Document DocumentFragment Element ErrorEvent EvalError Event
   EventSource EventTarget FinalizationRegistry Float16Array FontFace FormData HTMLCanvasElement HTMLElement HTMLImageElement
   HTMLInputElement ImageBitmap IntersectionObserver Iterator KeyboardEvent MessageChannel MessageEvent MessagePort MouseEvent
   MutationObserver Node NodeList OffscreenCanvas OfflineAudioContext PerformanceObserver PointerEvent ReadableStream Request
   ResizeObserver Response SVGElement SharedArrayBuffer SharedWorker Storage SubmitEvent SuppressedError TextDecoderStream
   TextEncoderStream TransformStream TreeWalker URLPattern URLSearchParams UIEvent WeakRef WebAssembly WebGL2RenderingContext
   WebGLRenderingContext WheelEvent WritableStream XMLHttpRequest XMLSerializer XPathResult addEventListener alert cancelIdleCallback
   clearImmediate confirm createImageBitmap customElements getComputedStyle getSelection globalThis indexedDB isSecureContext
   localStorage matchMedia postMessage prompt queueMicrotask removeEventListener reportError requestIdleCallback self
   sessionStorage speechSynthesis structuredClone trustedTypes location navigation arguments`.split(/\s+/),
);
