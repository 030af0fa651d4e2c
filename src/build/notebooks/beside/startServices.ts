import { createServer } from 'node:http';
import { fakeService } from './fakeService.ts';

/** A server on this machine that answers in the place of all hosts, by the host that is asked for. */
export function startServices(): Promise<{ readonly port: number; readonly stop: () => void }> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const {
        status,
        type,
        body: answer,
      } = fakeService(`https://${request.headers.host ?? 'services.test'}${request.url ?? '/'}`, body);
      response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(answer) }).end(answer);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' ? (address?.port ?? 0) : 0,
        stop: () => {
          server.closeAllConnections();
          server.close();
        },
      });
    });
  });
}
