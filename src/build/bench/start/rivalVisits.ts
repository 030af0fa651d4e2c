import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { seen } from './precise.ts';
import type { Visit } from './visit.ts';

const PATIENCE_MS = 180_000;

/** A rival that serves a notebook of `1+1` and of the sky coordinate, with the same Pyodide and the same wheels. */
export type Rival = { readonly name: string; readonly folder: string; readonly usable: Visit; readonly astropy: Visit };

/**
 * The rivals that are built in a folder: `jupyterlite/`, a site with `astro.ipynb`, and `marimo/`, an export for edit
 * mode.
 */
export function rivalsIn(folder: string | undefined): readonly Rival[] {
  if (folder === undefined) return [];
  const all: readonly Rival[] = [
    { name: 'JupyterLite', folder: join(folder, 'jupyterlite'), usable: { run: openLite }, astropy: { run: runLite } },
    { name: 'marimo', folder: join(folder, 'marimo'), usable: { run: openMarimo }, astropy: { run: runMarimo } },
  ];
  return all.filter((rival) => existsSync(rival.folder));
}

async function openLite(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/jupyterlite/notebooks/index.html?path=astro.ipynb`, { waitUntil: 'commit' });
  await seen(page, '.jp-Notebook .jp-CodeCell .jp-InputArea-editor');
  await seen(page, 'body:not(:has(#jupyterlab-splash))');
}

async function runLite(page: Page, url: string): Promise<void> {
  await openLite(page, url);
  // Sent before the session is ready, the command is lost without a word.
  await page.waitForFunction(
    'window.jupyterapp?.commands.isEnabled("notebook:run-all-cells") && window.jupyterapp.shell.currentWidget?.sessionContext?.isReady',
    undefined,
    { timeout: PATIENCE_MS },
  );
  await page.evaluate('void window.jupyterapp.commands.execute("notebook:run-all-cells")');
  await said(page, '.jp-OutputArea-output');
}

async function openMarimo(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/marimo/`, { waitUntil: 'commit' });
  await seen(page, '.cm-content');
}

async function runMarimo(page: Page, url: string): Promise<void> {
  await openMarimo(page, url);
  await page.locator('[data-testid=run-button]').last().click();
  await said(page, 'body');
}

/** Waits until the coordinate's text stands in what a selector names. */
async function said(page: Page, selector: string): Promise<void> {
  await page.waitForFunction(
    (place) => Array.from(document.querySelectorAll(place)).some((one) => one.textContent.includes('<SkyCoord (Galac')),
    selector,
    { timeout: PATIENCE_MS, polling: 'raf' },
  );
}
