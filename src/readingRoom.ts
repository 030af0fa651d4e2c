import type { EngineRoom, EngineRoomParts } from './engineRoom.ts';
import type { SiteParts } from './engines/siteParts.ts';
import { IDLE } from './graph/cellRun.ts';
import { makeDrawStored } from './views/drawStored.ts';

/**
 * What a frame that only shows its notebook has in the place of engines: nothing runs, nothing is waited for. Formulas
 * are typeset `later`.
 */
export function openReading(
  {
    siteUrl,
    parts,
    pictures,
    published,
    workbench,
  }: Pick<EngineRoomParts, 'siteUrl' | 'parts' | 'pictures' | 'published' | 'workbench'>,
  later: Promise<void>,
): EngineRoom {
  const nothing = (): undefined => undefined;
  let left: string | undefined;
  const math: Pick<SiteParts, 'module'> = { module: (path) => later.then(() => parts.module(path)) };
  return {
    makeGraph: () => ({
      state: () => IDLE,
      made: nothing,
      setNotebook: nothing,
      run: nothing,
      runAll: nothing,
      stop: nothing,
      lost: nothing,
      refused: nothing,
    }),
    draw: makeDrawStored({ siteUrl, parts: math, pictures }),
    complete: async (id, text, position) => {
      const [{ completeCell }, { analyse }] = await Promise.all([
        import('./completeCell.ts'),
        import('./parse/analyse.ts'),
      ]);
      const catalogues = { published: async () => (await published.all()).catalogues, columnsOf: nothing };
      return completeCell(workbench().notebook(), id, text, position, { catalogues, analyse });
    },
    holdings: async () => [],
    free: nothing,
    previewFile: noPython,
    saveFile: noPython,
    restore: (controls) => void (left = controls),
    controls: () => left,
    prepare: nothing,
    writing: async (notebook) => (await import('./script/writingUnrun.ts')).writingUnrun(notebook),
    hurry: nothing,
  };
}

async function noPython(): Promise<never> {
  throw new Error('No Python is there that has it');
}
