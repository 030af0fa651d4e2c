import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Drawn } from '../drawn.ts';
import { keptNode } from '../keptNode.ts';
import { lazyView } from '../lazyView.ts';
import { make } from '../../dom/make.ts';
import { pictureOf } from '../pictureOf.ts';
import type { WidgetHost } from './widgetHost.ts';

/** A widget of Jupyter's by its model; `host` gives what draws them, in a page that may run. */
export function widgetView(data: unknown, host: (() => Promise<WidgetHost>) | undefined): Drawn {
  const element = make('div', { class: 'widget-view', 'data-view': 'widget' });
  const drawn = lazyView(element, 'A widget as it was: run the cell for the live one', async () => {
    if (!host) throw new NotebookError({ kind: 'view', message: 'Widgets show once their cell has run here' });
    const dispose = await (await host()).display(String(recordOf(data).model_id), element);
    return { dispose, picture: async () => pictureOf(element) };
  });
  const ready = new Promise((resolve) => {
    const seen = new MutationObserver(() => {
      if (element.hasAttribute('aria-busy')) return;
      seen.disconnect();
      resolve(undefined);
    });
    seen.observe(element, { attributes: true, attributeFilter: ['aria-busy'] });
  });
  void host?.().then(
    (there) => there.expect(ready),
    () => undefined,
  );
  return {
    ...drawn,
    picture: async () => (await drawn.picture?.()) ?? (element.isConnected ? keptNode(element) : undefined),
  };
}
