import type { Comms } from './engines/python/comms.ts';
import type { LiveValues } from './engines/liveValues.ts';
import { OutputArea } from './page/outputArea.ts';
import { BOKEH_TARGET, BokehLinks } from './views/plot/bokehLinks.ts';
import type { OutputPlace } from './views/widget/widgetHost.ts';
import { widgetsOf } from './views/widget/widgetsOf.ts';

type Draw = ConstructorParameters<typeof OutputArea>[0];

/** Views that talk with Python as long as they are shown: widgets, and Bokeh's figures. `draw` draws their outputs. */
export function liveViews(
  context: Parameters<typeof widgetsOf>[0],
  comms: Comms,
  { live, draw }: { readonly live: LiveValues; readonly draw: () => Draw },
): { readonly widgets: ReturnType<typeof widgetsOf>; readonly bokehLinks: BokehLinks } {
  const makePlace = (): OutputPlace => {
    const area = new OutputArea(draw());
    area.element.removeAttribute('data-output');
    return {
      element: area.element,
      show: (outputs) => area.update({ status: 'shown', outputs, runs: 1 }),
      dispose: () => area.dispose(),
    };
  };
  const changed = (id: string): void => live.set(id, {});
  const bokehLinks = new BokehLinks(
    (comm, told, onEvent) => comms.send({ kind: 'message', comm, id: '', ...told }, onEvent),
    changed,
  );
  comms.lead(BOKEH_TARGET, (message) =>
    bokehLinks.receive(message.comm, message.kind === 'close' ? undefined : message),
  );
  return { widgets: widgetsOf(context, comms, { makePlace, changed }), bokehLinks };
}
