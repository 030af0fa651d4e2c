/** The memory of a Python just started, which is quicker to restore than to make; fails where the site has none. */
export async function fetchSnapshot(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
  // Some servers take the `.gz` for a coding of theirs, and the browser has then undone it already.
  const [head, whole] = response.body.tee();
  const reader = head.getReader();
  const { value } = await reader.read();
  void reader.cancel();
  const zipped = value?.[0] === 0x1f && value[1] === 0x8b;
  return new Uint8Array(await new Response(zipped ? whole.pipeThrough(new DecompressionStream('gzip')) : whole).arrayBuffer());
}
