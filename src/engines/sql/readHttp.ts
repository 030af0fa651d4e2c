import type { Fetched, Read } from '../../catalogue/read.ts';
import { NotFoundError } from '../../catalogue/read.ts';

type Answer = { readonly response: Response; readonly bytes: Uint8Array };

/** Reads files over HTTP. The end of a file costs a HEAD request first: asking for it by a range like `bytes=-8` needs a preflight, which few static servers answer. */
export const readHttp: Read = async (url, range) => {
  if (!range) return whole(await get(url));
  if ('start' in range) return whole(await get(url, `bytes=${range.start}-${range.end - 1}`));
  const head = await send(url, { method: 'HEAD' });
  const size = Number(head.headers.get('Content-Length'));
  // A compressed length says nothing of the file's own.
  if (!size || head.headers.get('Content-Encoding')) return whole(await get(url));
  const fetched = whole(await get(url, `bytes=${Math.max(0, size - range.suffixBytes)}-${size - 1}`));
  return { totalBytes: size, ...fetched };
};

function whole({ response, bytes }: Answer): Fetched {
  const total = Number(response.headers.get('Content-Range')?.split('/')[1]);
  if (response.status === 200) return { bytes, totalBytes: bytes.length };
  return total ? { bytes, totalBytes: total } : { bytes };
}

async function get(url: string, range?: string): Promise<Answer> {
  const response = await send(url, range ? { headers: { Range: range }, cache: 'no-store' } : {});
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function send(url: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, options);
  } catch (cause) {
    throw new Error(`${url} could not be reached: there is no connection, or that server does not allow pages of other sites to read it (CORS).`, { cause });
  }
  if (response.status === 404 || response.status === 410) throw new NotFoundError(url);
  if (!response.ok) throw new Error(`${url} answered HTTP ${response.status}.`);
  return response;
}
