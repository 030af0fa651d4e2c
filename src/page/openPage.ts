import type { Place } from '../notebook/handed.ts';
import type { StoredOutput } from '../notebook/ipynb/storedOutput.ts';
import { AsOfNote } from './asOfNote.ts';
import { CellList } from './cellList.ts';
import { dataUsed } from './dataUsed.ts';
import type { Desk } from './desk.ts';
import { FrameQueue } from './frameQueue.ts';
import { Grammars } from './grammars/grammars.ts';
import { heldPanel } from './heldPanel.ts';
import { keysHelp } from './keysHelp.ts';
import { lacksNote } from './lacksNote.ts';
import { leadsWithin } from './leadsWithin.ts';
import { acceptDrops } from './local/acceptDrops.ts';
import { acceptPastes } from './local/acceptPastes.ts';
import { DataPanel } from './local/dataPanel.ts';
import { droppedChoices } from './local/droppedChoices.ts';
import { missingNotice } from './local/missingNotice.ts';
import { watchNearness } from './nearness.ts';
import { OrderNote } from './orderNote.ts';
import { goToPlace, placeIn, typeAtPlace } from './pagePlace.ts';
import { PageGestures } from './pageGestures.ts';
import { pageKeys } from './pageKeys.ts';
import { Toolbar } from './toolbar.ts';

/** A drawn notebook: `flush` gives on what was typed. */
export type OpenPage = {
  flush(): void;
  place(): Place;
  goTo(place: Place): void;
  /** Puts in what was typed at a place. */
  type(place: Place, text: string): void;
  /** What a cell shows, in forms that do nothing; undefined where it is not drawn. */
  keptOutputs(id: string, withPictures: boolean): Promise<readonly StoredOutput[]> | undefined;
  /** Whether a cell shows something that only a picture can keep. */
  hasPictures(id: string): boolean;
  dispose(): void;
};

/** Draws a notebook into `root` and keeps it in step with the desk until disposed; its editors get grammars `later`. */
export function openPage(desk: Desk, root: HTMLElement, later: Promise<void> = Promise.resolve()): OpenPage {
  const help = keysHelp();
  const near = watchNearness();
  const gestures = new PageGestures(desk, () => list);
  const list: CellList = new CellList({ desk, gestures, near, grammars: new Grammars(later) }, (index, language) =>
    gestures.insertAt(index, language),
  );
  const showKeys = () => help.open || help.showModal();
  const flush = () => {
    toolbar.flush();
    for (const view of list.views()) view.flush();
  };
  const flushed = (act: () => void) => () => {
    flush();
    act();
  };
  const runAll = flushed(() => {
    for (const view of list.views()) view.close();
    desk.runAll();
  });
  const data = new DataPanel({
    desk,
    insert: ({ language, text }) => gestures.insertAt(desk.notebook().cells.length, language, text),
    onAdd: () => missing.update(),
  });
  const showData = flushed(() => data.open());
  const missing = missingNotice(desk, showData);
  const used = dataUsed(desk);
  const held = heldPanel(desk);
  const toolbar: Toolbar = new Toolbar({ desk, flush, runAll, showKeys, showData });
  const order = new OrderNote(desk);
  const asOf = new AsOfNote(desk);

  const changed = new Set<string>();
  const frames = new FrameQueue(() => {
    for (const id of changed) list.view(id)?.drawState();
    changed.clear();
    toolbar.update();
    used.update();
    held.update();
    asOf.update();
  });
  const unlisten = [
    desk.onNotebook(() => {
      list.sync();
      toolbar.update();
      used.update();
      order.update();
      asOf.update();
    }),
    desk.onState((id) => {
      changed.add(id);
      frames.request();
    }),
  ];
  const onKey = pageKeys({
    gestures,
    flush,
    showKeys,
    edit: (id) => list.view(id)?.edit(),
    undo: flushed(() => desk.undo()),
    redo: flushed(() => desk.redo()),
    print: flushed(() => desk.download('print')),
  });
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener('keydown', onKey, { signal });
  window.addEventListener('pagehide', flush, { signal });
  window.addEventListener('beforeprint', () => list.wholeAll(), { signal });
  // A link may lead to a place in a text that is not drawn yet.
  root.addEventListener('click', (event) => leadsWithin(event) && list.wholeAll(), { capture: true, signal });
  acceptDrops(root, signal, (dropped) => void droppedChoices(dropped).then((found) => data.add(found)));
  acceptPastes(signal, (text, name) => void desk.openNotebook(text, name).catch(() => undefined));
  document.addEventListener('visibilitychange', () => document.hidden && flush(), { signal });

  const lacks = lacksNote(import.meta.env.SITE_LACKS ?? []);
  list.element.append(used.element, held.element, ...(lacks ? [lacks] : []));
  root.classList.add('page');
  root.replaceChildren(toolbar.element, missing.element, order.element, asOf.element, list.element, help, data.element);
  near.look();
  return {
    flush,
    place: () => placeIn(list),
    goTo(place) {
      goToPlace(list, place);
      near.look();
    },
    type: (place, text) => typeAtPlace(list, place, text),
    keptOutputs: (id, withPictures) => list.view(id)?.keptOutputs(withPictures),
    hasPictures: (id) => list.view(id)?.hasPictures ?? false,
    dispose() {
      flush();
      listening.abort();
      for (const stop of unlisten) stop();
      frames.cancel();
      near.dispose();
      list.dispose();
      root.replaceChildren();
    },
  };
}
