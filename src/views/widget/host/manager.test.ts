// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { PageComm } from './pageComm.ts';

// Lumino asks for it as it loads, and jsdom has no dragging.
vi.stubGlobal('DragEvent', class extends MouseEvent {});
const { anyWidget } = await import('./anyWidget.ts');
const { WidgetManager } = await import('./manager.ts');

test('a view is drawn of all that Python had told of its model by then, also where its module comes late', async () => {
  let bring: (module: unknown) => void = () => undefined;
  const module = new Promise<unknown>((resolve) => (bring = resolve));
  const widgets = anyWidget(() => module);
  const drawn: unknown[] = [];
  let heard: Promise<unknown> = Promise.resolve();
  const manager = new WidgetManager(
    async (name) => widgets[name],
    (target, id) => new PageComm(id, target, async () => undefined),
    { inlineHtml: String, typeset: () => undefined, heard: () => heard, onDraw: () => undefined },
  );
  const comm = new PageComm('1', 'jupyter.widget', async () => undefined);
  const options = { model_name: 'AnyModel', model_module: 'anywidget', model_module_version: '0', comm };
  const model = await manager.new_model(options, { _view_name: 'AnyView', _view_module: 'anywidget', value: 1 });
  const content = { data: { method: 'update', state: { value: 2 } } };
  heard = comm.hear('message', { content });
  const view = manager.create_view(model);
  bring({ default: { render: () => drawn.push(model.get('value')) } });
  await view;
  expect(drawn).toEqual([2]);
});
