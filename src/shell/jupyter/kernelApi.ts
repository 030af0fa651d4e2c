import { isRecord } from '../../known/isRecord.ts';
import { pythonKernel } from './pythonKernel.ts';
import { resourceOf, type JupyterServer } from './jupyterServer.ts';

const ANSWERS_WITHIN_MS = 20_000;
const INTERRUPTS_WITHIN_MS = 5000;

/** The ids of a server's kernels. Rejects where it cannot be asked. */
export async function kernelsOf(server: JupyterServer): Promise<readonly string[]> {
  const answer: unknown = await (await asked(server, 'api/kernels', 'GET')).json();
  return Array.isArray(answer) ? answer.filter(isRecord).map(({ id }) => String(id)) : [];
}

/** Starts a kernel; its id. */
export async function startKernel(server: JupyterServer): Promise<string> {
  const told: unknown = await (await asked(server, 'api/kernelspecs', 'GET')).json();
  const name = pythonKernel(told) ?? 'python3';
  const kernel: unknown = await (await asked(server, 'api/kernels', 'POST', JSON.stringify({ name }))).json();
  if (!isRecord(kernel) || typeof kernel.id !== 'string') throw new Error('The server started no kernel');
  return kernel.id;
}

/** Stops what a kernel does; its state stays. */
export async function interruptKernel(server: JupyterServer, id: string): Promise<void> {
  await asked(server, `${pathOf(id)}/interrupt`, 'POST', undefined, INTERRUPTS_WITHIN_MS);
}

/** The address of a kernel's socket. With the same session the server sends what came while the socket was gone. */
export function socketOf(server: JupyterServer, id: string, session: string): URL {
  const address = resourceOf(server, `${pathOf(id)}/channels`);
  address.protocol = address.protocol.replace('http', 'ws');
  address.searchParams.set('session_id', session);
  return address;
}

function pathOf(id: string): string {
  return `api/kernels/${encodeURIComponent(id)}`;
}

/**
 * Rejects for a refusal too: it says nothing of kernels. A body of plain text needs no preflight, which stock servers
 * refuse.
 */
async function asked(
  server: JupyterServer,
  path: string,
  method: string,
  body?: string,
  withinMs = ANSWERS_WITHIN_MS,
): Promise<Response> {
  const signal = AbortSignal.timeout(withinMs);
  const options = { method, credentials: 'omit', signal, ...(body !== undefined && { body }) } as const;
  const answer = await fetch(resourceOf(server, path), options);
  if (!answer.ok) throw new Error(`The server answers ${answer.status}`);
  return answer;
}
