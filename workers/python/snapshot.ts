/** The memory of a Python just started, which is quicker to restore than to make, from its packed form. */
export async function unpackSnapshot(packed: ArrayBuffer): Promise<Uint8Array> {
  const whole = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(whole).arrayBuffer());
}
