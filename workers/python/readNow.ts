/**
 * The bytes at an address, waited for without yielding, as an import in the middle of Python code needs them. Workers
 * alone may do so. Fails with a plain `Error`.
 */
export function readNow(url: string): Uint8Array {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  try {
    request.send();
  } catch {
    // The browser's own error is told as a cell's request that was refused, which this is not.
    throw new Error('this browser cannot wait for it');
  }
  if (request.status !== 200) throw new Error(`${url} answered ${request.status}`);
  const answered: ArrayBuffer = request.response;
  return new Uint8Array(answered);
}
