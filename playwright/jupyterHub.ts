import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cached } from '../src/build/assets/cache.ts';
import { run } from '../src/build/assets/run.ts';
import type { DesktopPython } from '../src/build/fixtures/desktopPython.ts';
import { selfSigned } from './attacks/selfSigned.ts';

const ADMIN = 'a-word-of-the-admin';
const PROXY = 'configurable-http-proxy@5.3.0';
const STARTS_WITHIN_MS = 120_000;
/** It first ends the servers of its users, by what it keeps in its folder. */
const ENDS_WITHIN_MS = 15_000;

/** A JupyterHub over TLS with two users' servers: its admin has written our line for one of them. */
export type JupyterHub = {
  readonly users: Readonly<Record<'let' | 'not', { readonly url: string; readonly token: string }>>;
  close(): Promise<void>;
};

/** Starts one, with its proxy from npm; resolves when both servers run. */
export async function startHub({ python, env }: DesktopPython): Promise<JupyterHub> {
  const ready = await cached(join('tools', PROXY, 'ready'), async (temporary) => {
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', join(temporary, '..', 'npm'), PROXY]);
    writeFileSync(temporary, '');
  });
  const folder = mkdtempSync(join(tmpdir(), 'skybook-hub-'));
  const [port, apiPort, hubPort] = [await freePort(), await freePort(), await freePort()];
  const { key, cert } = selfSigned();
  writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
  writeFileSync(join(folder, 'cert.pem'), cert);
  const proxy = join(ready, '..', 'npm', 'node_modules', '.bin', 'configurable-http-proxy');
  const config = `
c.JupyterHub.bind_url = "https://127.0.0.1:${port}/"
c.JupyterHub.hub_port = ${hubPort}
c.JupyterHub.ssl_key, c.JupyterHub.ssl_cert = "key.pem", "cert.pem"
c.ConfigurableHTTPProxy.command = ["${proxy}"]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:${apiPort}"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "${folder}/{username}"
c.Spawner.cmd = ["${python}", "-m", "jupyterhub.singleuser", "--allow-root"]
c.Spawner.environment = {"PYTHONPATH": "${env.PYTHONPATH ?? ''}"}
c.Spawner.start_timeout = c.Spawner.http_timeout = 90
c.Spawner.pre_spawn_hook = lambda s: s.environment.update(JUPYTERHUB_ALLOW_TOKEN_IN_URL="1") if s.user.name == "let" else None
c.JupyterHub.services = [{"name": "test", "api_token": "${ADMIN}"}]
c.JupyterHub.load_roles = [{"name": "test", "services": ["test"], "scopes": ["admin:users", "admin:servers", "tokens"]}]
`;
  writeFileSync(join(folder, 'jupyterhub_config.py'), config);
  const hub = spawn(python, ['-m', 'jupyterhub'], {
    cwd: folder,
    env: { ...process.env, ...env, CONFIGPROXY_AUTH_TOKEN: ADMIN },
    stdio: 'ignore',
  });
  const api = (method: string, path: string) => asked(port, method, `/hub/api/${path}`);
  await until(async () => (await api('GET', 'users')).status === 200);
  const start = async (name: string) => {
    await api('POST', `users/${name}`);
    const { token = '' } = (await api('POST', `users/${name}/tokens`)).body as { readonly token?: string };
    await api('POST', `users/${name}/server`);
    await until(async () => ((await api('GET', `users/${name}`)).body as { readonly server?: string }).server !== null);
    return { url: `https://localhost:${port}/user/${name}/`, token };
  };
  return {
    users: { let: await start('let'), not: await start('not') },
    async close() {
      const ended = once(hub, 'exit');
      hub.kill();
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, ENDS_WITHIN_MS))]);
      hub.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const begun = Date.now();
  while (!(await isSo().catch(() => false))) {
    if (Date.now() - begun > STARTS_WITHIN_MS) throw new Error('The JupyterHub does not answer');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function asked(
  port: number,
  method: string,
  path: string,
): Promise<{ readonly status: number; readonly body: unknown }> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `token ${ADMIN}` };
    const sent = request({ host: '127.0.0.1', port, method, path, headers, rejectUnauthorized: false }, (answer) => {
      let text = '';
      answer.on('data', (piece: Buffer) => (text += piece.toString()));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: /^[[{]/.test(text) ? JSON.parse(text) : undefined }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
