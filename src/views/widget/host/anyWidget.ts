import { DOMWidgetModel, DOMWidgetView, type WidgetModel } from '@jupyter-widgets/base';
import { recordOf } from '../../../known/recordOf.ts';
import { tellWidth } from './tellWidth.ts';

type Listener = (...given: unknown[]) => void;
type Callable = (given: Readonly<Record<string, unknown>>) => unknown;
type Loaded = { readonly initialize?: Callable; readonly render?: Callable };
type Initialize = Parameters<DOMWidgetModel['initialize']>;

const INVOKE_MS = 3000;

/**
 * The model and view of anywidget's widgets, whose module is a value of theirs: it exports `render`, or `default`, an
 * object with `initialize` and `render` or a function that gives one (anywidget's front-end modules, "AFM").
 */
export function anyWidget(importModule: (source: string) => Promise<unknown>): Readonly<Record<string, unknown>> {
  class AnyModel extends DOMWidgetModel {
    // Backbone calls `initialize` before fields of this class would be set.
    declare loaded: Promise<Loaded>;

    override initialize(...given: Initialize): void {
      super.initialize(...given);
      const stop = new AbortController();
      this.once('destroy', () => stop.abort());
      this.loaded = (async () => {
        const loaded = await loadedOf(await importModule(String(this.get('_esm') ?? '')));
        const clean = await loaded.initialize?.(givenTo(this, 'initialize', stop.signal));
        if (typeof clean === 'function') stop.signal.addEventListener('abort', () => void clean());
        return loaded;
      })();
      this.loaded.catch(() => undefined);
    }

    override async _handle_comm_msg(...given: Parameters<DOMWidgetModel['_handle_comm_msg']>): Promise<void> {
      await this.loaded.catch(() => undefined);
      return super._handle_comm_msg(...given);
    }

    // The usual way is by JSON, which has no bytes.
    override serialize(state: Parameters<DOMWidgetModel['serialize']>[0]): ReturnType<DOMWidgetModel['serialize']> {
      const kept: ReturnType<DOMWidgetModel['serialize']> = {};
      for (const [name, value] of Object.entries(state))
        kept[name] =
          name === 'layout' || name === 'style' || !isClonable(value) ? plain(value) : structuredClone(value);
      return kept;
    }
  }

  class AnyView extends DOMWidgetView {
    declare stop: AbortController;

    override async render(): Promise<void> {
      super.render();
      const stop = new AbortController();
      this.stop = stop;
      void this.displayed.then(() => {
        if (!stop.signal.aborted) stop.signal.addEventListener('abort', tellWidth(this.el));
      });
      const { model } = this;
      if (!(model instanceof AnyModel)) return;
      const style = document.createElement('style');
      const restyle = () => (style.textContent = String(model.get('_css') ?? ''));
      restyle();
      this.listenTo(model, 'change:_css', restyle);
      const el = document.createElement('div');
      this.el.append(style, el);
      const { render } = await model.loaded;
      const clean = await render?.({ ...givenTo(model, this, stop.signal), el });
      stop.signal.addEventListener('abort', () => {
        model.off(undefined, undefined, this);
        if (typeof clean === 'function') void clean();
      });
    }

    override remove(): unknown {
      this.stop?.abort();
      return super.remove();
    }
  }
  return { AnyModel, AnyView };
}

async function loadedOf(module: unknown): Promise<Loaded> {
  const { render, default: made } = recordOf(module);
  const found = recordOf(typeof render === 'function' ? module : typeof made === 'function' ? await made() : made);
  return { initialize: callable(found.initialize), render: callable(found.render) };
}

function callable(value: unknown): Callable | undefined {
  return typeof value === 'function' ? (given) => value(given) : undefined;
}

/** What a widget's module is given: it sees no more of its model, and its listeners are told apart by `owner`. */
function givenTo(model: WidgetModel, owner: unknown, signal: AbortSignal): Readonly<Record<string, unknown>> {
  const send = (content: Parameters<WidgetModel['send']>[0], callbacks?: object, buffers?: ArrayBuffer[]): void =>
    model.send(content, callbacks, buffers);
  const face = {
    get: (name: string): unknown => model.get(name),
    set: (name: unknown, value: unknown): unknown => model.set(name, value),
    save_changes: (): void => model.save_changes(),
    send,
    on: (name: string, heard: Listener): unknown => model.on(name, heard, owner),
    off: (name?: string, heard?: Listener): unknown => model.off(name, heard, owner),
    widget_manager: { get_model: (id: string) => model.widget_manager.get_model(id.replace(/^IPY_MODEL_/, '')) },
  };
  const invoke = (name: string, message: unknown, { buffers }: { buffers?: ArrayBuffer[] } = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = `${model.model_id}-${Math.random()}`;
      const limit = AbortSignal.any([signal, AbortSignal.timeout(INVOKE_MS)]);
      const heard = (content: unknown, given: unknown): void => {
        const answer = recordOf(content);
        if (answer.id !== id) return;
        model.off('msg:custom', heard);
        resolve([answer.response, given]);
      };
      model.on('msg:custom', heard);
      limit.addEventListener('abort', () => {
        model.off('msg:custom', heard);
        reject(new Error(`Python has not answered ${name}`));
      });
      send(
        { id, kind: 'anywidget-command', name, msg: JSON.parse(JSON.stringify(message ?? null)) },
        undefined,
        buffers,
      );
    });
  return { model: face, signal, experimental: { invoke } };
}

/** Whether bytes and all can be copied; functions and models cannot. */
function isClonable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

function plain(value: unknown): null {
  return JSON.parse(JSON.stringify(value ?? null));
}
