import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DesktopPython } from '../src/build/fixtures/desktopPython.ts';

export const TOKEN = 'a-word-of-the-reader';
const STARTS_WITHIN_MS = 90_000;

/** A Jupyter server as it comes: nothing is configured for pages of other sites. */
export type JupyterServer = {
  /** Its address, to which the way can be broken. */
  readonly url: string;
  /** The port of that. */
  readonly at: number;
  /** The folder that is its home. */
  readonly folder: string;
  /** The ids of its kernels. */
  readonly kernels: () => Promise<readonly string[]>;
  /** Breaks all connections, and lets none come until `mend`. */
  readonly cut: () => void;
  readonly mend: () => void;
  close(): void;
};

type Options = {
  /** Where its address begins, as that of a Hub's users does. */
  readonly base?: string;
  /** The port it had before. */
  readonly at?: number;
  readonly token?: string;
};

/** Starts one, behind a way that can be broken; resolves when it answers. */
export async function startJupyter(
  { python, env }: DesktopPython,
  { base = '/', at, token = TOKEN }: Options = {},
): Promise<JupyterServer> {
  const folder = mkdtempSync(join(tmpdir(), 'skybook-jupyter-'));
  const port = await freePort();
  const options = [`--port=${port}`, '--no-browser', '--allow-root', `--IdentityProvider.token=${token}`];
  if (base !== '/') options.push(`--ServerApp.base_url=${base}`);
  const server = spawn(
    python,
    ['-m', 'jupyter_server', ...options, '--ip=127.0.0.1', `--ServerApp.root_dir=${folder}`],
    { cwd: folder, env: { ...process.env, ...env, HOME: folder, PYTHONDONTWRITEBYTECODE: '' }, stdio: 'ignore' },
  );
  const way = await startWay(port, at);
  const kernels = async (): Promise<readonly string[]> => {
    const answer = await fetch(`http://127.0.0.1:${port}${base}api/kernels?token=${token}`);
    return ((await answer.json()) as readonly { readonly id: string }[]).map(({ id }) => id);
  };
  const begun = Date.now();
  while (!(await kernels().catch(() => undefined))) {
    if (Date.now() - begun > STARTS_WITHIN_MS) throw new Error('The Jupyter server does not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    ...{ url: `http://localhost:${way.port}${base}`, at: way.port, folder, kernels, cut: way.cut, mend: way.mend },
    close() {
      way.close();
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startWay(to: number, at = 0) {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  const close = (): void => open.forEach((socket) => socket.destroy());
  return {
    port: await listening(server, at),
    cut: () => {
      isCut = true;
      close();
    },
    mend: () => void (isCut = false),
    close() {
      close();
      server.close();
    },
  };
}

async function listening(server: Server, at = 0): Promise<number> {
  server.listen(at, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listening(probe);
  probe.close();
  return port;
}
