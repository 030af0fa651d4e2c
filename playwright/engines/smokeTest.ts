import { writeFile } from 'node:fs/promises';
import { expect, test as base } from '@playwright/test';
import { startElsewhere, type Elsewhere } from './elsewhere.ts';
import type { Engine } from './engine.ts';
import type { EngineName } from './engineName.ts';
import { findEngine, howToInstall } from './installed.ts';
import { Reader } from './reader.ts';

/** Options of a project: the engine to use. */
export type SmokeOptions = { readonly engineName: EngineName };

/** Tests that share one page of their project's engine, each with a reader at it, and another host to ask. */
export const test = base.extend<{ reader: Reader; elsewhere: Elsewhere }, SmokeOptions & { engine: Engine }>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  engine: [
    async ({ engineName }, use) => {
      const start = findEngine(engineName);
      if (!start) throw new Error(`${engineName} is not on this machine. ${howToInstall(engineName)}`);
      const engine = await start();
      await use(engine);
      await engine.close();
    },
    { scope: 'worker' },
  ],
  elsewhere: async ({}, use) => {
    const elsewhere = await startElsewhere();
    await use(elsewhere);
    elsewhere.close();
  },
  reader: async ({ engine, baseURL }, use, info) => {
    await use(new Reader(engine, baseURL!));
    if (info.status !== info.expectedStatus) await writeFile(info.outputPath('window.png'), await engine.screenshot());
  },
});

export { expect };
