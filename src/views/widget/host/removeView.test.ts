// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';

// Lumino asks for it as it loads, and jsdom has no dragging.
vi.stubGlobal('DragEvent', class extends MouseEvent {});
const { DOMWidgetModel, DOMWidgetView } = await import('@jupyter-widgets/base');
const { Widget } = await import('@lumino/widgets');
const { WidgetManager } = await import('./manager.ts');
const { PageComm } = await import('./pageComm.ts');
const { removeView } = await import('./removeView.ts');

test.each([true, false])('a view ends, its element in the page: %s', async (isThere) => {
  const page = { inlineHtml: String, typeset: () => undefined, heard: async () => undefined, onDraw: () => undefined };
  const comm = (id: string) => new PageComm(id, 'jupyter.widget', async () => undefined);
  const manager = new WidgetManager(
    async (name) => ({ DOMWidgetModel, DOMWidgetView })[name],
    (_target, id) => comm(id),
    page,
  );
  const model = await manager.new_model(
    { model_name: 'DOMWidgetModel', model_module: 'base', model_module_version: '0', comm: comm('1') },
    { _view_name: 'DOMWidgetView', _view_module: 'base', layout: null },
  );
  const view: InstanceType<typeof DOMWidgetView> = await manager.create_view(model);
  const element = document.body.appendChild(document.createElement('div'));
  Widget.attach(view.luminoWidget, element);
  const { luminoWidget } = view;
  const ended = vi.fn();
  view.on('remove', ended);
  if (!isThere) element.remove();
  removeView(view);
  expect(ended).toHaveBeenCalled();
  expect(luminoWidget.isDisposed).toBe(true);
  expect(element.childElementCount).toBe(0);
});
