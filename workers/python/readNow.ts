/** The bytes at an address, waited for without yielding, as an import in the middle of Python code needs them. Workers alone may do so. */
export function readNow(url: string): Uint8Array {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.send();
  if (request.status !== 200) throw new Error(`${url} answered ${request.status}`);
  return new Uint8Array(request.response as ArrayBuffer);
}
