type Instantiate = typeof WebAssembly.instantiateStreaming;

/**
 * Has `WebAssembly.instantiateStreaming` start this engine, whatever it is given; returns the way back to the browser's
 * own.
 */
export function startFrom(engine: Promise<WebAssembly.Module>): () => void {
  const own: Instantiate = WebAssembly.instantiateStreaming;
  const compiled: Instantiate = async (_source, imports) => {
    const module = await engine;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  WebAssembly.instantiateStreaming = compiled;
  return () => {
    WebAssembly.instantiateStreaming = own;
  };
}
