import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** One request as it came; `form` of a POST in either coding, files as text. */
export type Received = { readonly method: string; readonly path: string; readonly form: ReadonlyMap<string, string> };

/** What a server answers; `undefined` ends the connection without a word. */
export type Given =
  | {
      readonly status?: number;
      readonly type?: string;
      readonly body?: string | Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | undefined;

/** A server at a port of this machine that notes what it is asked and answers what a test says. */
export async function serve(answer: (request: Received, base: string) => Given | Promise<Given>) {
  const received: Received[] = [];
  let url = '';
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked: Received = { method: request.method!, path: request.url!, form: await formOf(request) };
    received.push(asked);
    const given = await answer(asked, url);
    if (!given) return void request.socket.destroy();
    response.writeHead(given.status ?? 200, {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': given.type ?? 'application/x-votable+xml',
      ...given.headers,
    });
    response.end(given.body);
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
  return { url, received, close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))) };
}

async function formOf(request: IncomingMessage): Promise<ReadonlyMap<string, string>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const type = request.headers['content-type'] ?? '';
  if (!type) return new Map();
  const form = await new Response(Buffer.concat(pieces), { headers: { 'Content-Type': type } }).formData();
  return new Map(
    await Promise.all(
      [...form].map(async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()] as const),
    ),
  );
}

/** A service's answer as a VOTable: fields, rows of TABLEDATA, and INFOs before and after. */
export function votable(
  fields: string,
  rows: readonly (readonly unknown[])[],
  { before = '<INFO name="QUERY_STATUS" value="OK"/>', after = '' } = {},
): string {
  const body = rows.map((row) => `<TR>${row.map((value) => `<TD>${String(value)}</TD>`).join('')}</TR>`).join('');
  return `<?xml version="1.0"?><VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">${before}<TABLE>${fields}<DATA><TABLEDATA>${body}</TABLEDATA></DATA></TABLE>${after}</RESOURCE></VOTABLE>`;
}
