import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { presses, says, sees, takesKey, type Step } from './step.ts';
import type { Visit } from './visit.ts';

/** A rival that serves a notebook of `1+1` and of the sky coordinate, with the same Pyodide and the same wheels. */
export type Rival = { readonly name: string; readonly folder: string; readonly usable: Visit; readonly astropy: Visit };

const COORDINATE = '<SkyCoord (Galac';

const liteAddress = (url: string) => `${url}/jupyterlite/notebooks/index.html?path=astro.ipynb`;
const liteOpened: readonly Step[] = [
  sees('.jp-Notebook .jp-CodeCell .jp-InputArea-editor'),
  sees('body:not(:has(#jupyterlab-splash))'),
];
// Sent before the session is ready, the command is lost without a word.
const liteRun: Step = {
  when: 'window.jupyterapp?.commands.isEnabled("notebook:run-all-cells") && window.jupyterapp.shell.currentWidget?.sessionContext?.isReady',
  act: 'window.jupyterapp.commands.execute("notebook:run-all-cells")',
};
const marimoAddress = (url: string) => `${url}/marimo/`;

/**
 * The rivals that are built in a folder: `jupyterlite/`, a site with `astro.ipynb`, and `marimo/`, an export for edit
 * mode.
 */
export function rivalsIn(folder: string | undefined): readonly Rival[] {
  if (folder === undefined) return [];
  const all: readonly Rival[] = [
    {
      name: 'JupyterLite',
      folder: join(folder, 'jupyterlite'),
      usable: { address: liteAddress, steps: [...liteOpened, takesKey('.jp-Notebook .jp-CodeCell .cm-content')] },
      astropy: { address: liteAddress, steps: [...liteOpened, liteRun, says('.jp-OutputArea-output', COORDINATE)] },
    },
    {
      name: 'marimo',
      folder: join(folder, 'marimo'),
      usable: { address: marimoAddress, steps: [takesKey('.cm-content')] },
      astropy: {
        address: marimoAddress,
        steps: [sees('.cm-content'), presses('[data-testid=run-button]:enabled'), says('body', COORDINATE)],
      },
    },
  ];
  return all.filter((rival) => existsSync(rival.folder));
}
