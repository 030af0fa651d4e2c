import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { chromiumPath } from '../../src/build/chromium.ts';
import { withWire, type RawWire } from './rawWire.ts';

const ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing is looked at but text.
  '--disable-gpu',
  '--remote-debugging-port=0',
  '--window-size=1000,700',
];
const STARTED = /DevTools listening on (ws:\S+)/;

/**
 * A browser over a profile folder, whose process can be ended without warning and started again over the same folder.
 */
export class OwnedBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'skybook-kills-'));
  #process: ChildProcess | undefined;
  #address = '';
  #browser: Browser | undefined;

  /** The profile's pages, of a browser that is started where none runs. */
  async context(): Promise<BrowserContext> {
    return (await this.running()).contexts()[0]!;
  }

  /** The browser, which is started where none runs. */
  async running(): Promise<Browser> {
    this.#browser ??= this.#process ? await chromium.connectOverCDP(this.#address) : await this.#start();
    return this.#browser;
  }

  /** Has the test tool, which stops when one process of a page dies or hangs, let go of the browser meanwhile. */
  async apart<T>(work: (wire: RawWire) => Promise<T>): Promise<T> {
    await this.#browser?.close();
    this.#browser = undefined;
    return withWire(this.#address, work);
  }

  /** Ends the browser and all its processes with SIGKILL. */
  async kill(): Promise<void> {
    const { pid } = this.#process ?? {};
    const ended = new Promise((resolve) => this.#process?.once('exit', resolve));
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    await ended;
    await this.#browser?.close().catch(() => undefined);
    this.#browser = this.#process = undefined;
  }

  async dispose(): Promise<void> {
    if (this.#process) await this.kill();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #start(): Promise<Browser> {
    // A group of its own, so that no other browser is ended with it.
    const started = spawn(chromiumPath(), [...ARGUMENTS, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = started;
    this.#address = await new Promise<string>((resolve, reject) => {
      let said = '';
      started.stderr.on('data', (part: Buffer) => {
        said += part.toString();
        const found = STARTED.exec(said)?.[1];
        if (found) resolve(found);
      });
      started.once('exit', () => reject(new Error(`The browser did not start: ${said.slice(-500)}`)));
    });
    return chromium.connectOverCDP(this.#address);
  }
}
