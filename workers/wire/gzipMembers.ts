/**
 * The members of a gzip file (RFC 1952 §2.2), of which it has many where it was packed in blocks (bgzip) or put
 * together. Only what leads from one to the next is looked at. Throws on a broken file.
 */
export async function gzipMembers(bytes: Uint8Array): Promise<readonly Uint8Array[]> {
  const { Gunzip } = await import('fflate');
  const starts = [0];
  const unpacking = new Gunzip(() => undefined);
  unpacking.onmember = (at) => starts.push(at);
  unpacking.push(bytes, true);
  return starts.map((start, i) => bytes.subarray(start, starts[i + 1]));
}
