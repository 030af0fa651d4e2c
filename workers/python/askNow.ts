/**
 * A request for bytes that is waited for without yielding, which workers alone may do; of an answer but 200, and of
 * none, it throws what `words` make of the status or of its absence.
 */
export function askNow(url: string, words: (status: number | undefined) => string): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  try {
    request.send();
  } catch {
    // The browser's own error is told as a cell's request that was refused, which this is not.
    throw new Error(words(undefined));
  }
  if (request.status !== 200) throw new Error(words(request.status));
  return request;
}
