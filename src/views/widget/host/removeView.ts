import type { DOMWidgetView } from '@jupyter-widgets/base';
import { Widget } from '@lumino/widgets';

/** Ends a view. Lumino takes out of the page only what is there, and what a cell showed is taken out before. */
export function removeView(view: DOMWidgetView): void {
  const { luminoWidget } = view;
  if (luminoWidget.isAttached && !luminoWidget.node.isConnected) {
    luminoWidget.processMessage(Widget.Msg.BeforeDetach);
    luminoWidget.processMessage(Widget.Msg.AfterDetach);
  }
  view.remove();
}
