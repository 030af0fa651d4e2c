import {
  createErrorWidgetModel,
  ErrorWidgetView,
  uuid,
  WidgetModel,
  WidgetView,
  type BufferJSON,
  type Dict,
  type IWidgetManager,
} from '@jupyter-widgets/base';
import { isNotebookError } from '../../../../workers/wire/notebookError.ts';
import { present } from '../../../known/present.ts';
import type { PageComm } from './pageComm.ts';
import { escaped } from '../../../format/escaped.ts';

type Options = Parameters<IWidgetManager['new_model']>[0];
type State = Dict<BufferJSON>;
type NewWidget = Parameters<IWidgetManager['new_widget']>[0];

/** So long a model may be spoken of before it is there: what shows it comes by another way than it. */
const MODEL_MS = 5000;

/** A model's or a view's class: `name` of `module`. */
export type FindClass = (name: string, module: string) => Promise<unknown>;

/** Makes models and views, and knows the models by their ids, as Jupyter's widgets ask of a manager. */
export class WidgetManager implements IWidgetManager {
  readonly #models = new Map<string, Promise<WidgetModel>>();
  readonly #waiting = new Map<string, Set<(model: Promise<WidgetModel>) => void>>();
  readonly #find: FindClass;
  readonly #openComm: (target: string, id: string, data: unknown) => PageComm;
  readonly #heard: (model: string) => Promise<unknown>;
  readonly #onDraw: (model: string, drawn: Promise<WidgetView>) => void;
  /** Where widgets look for what typesets. */
  readonly _rendermime: { readonly latexTypesetter: { readonly typeset: (element: Element) => void } };
  readonly inline_sanitize: (html: string) => string;

  constructor(
    find: FindClass,
    openComm: (target: string, id: string, data: unknown) => PageComm,
    page: {
      readonly inlineHtml: (html: string) => string;
      readonly typeset: (element: Element) => void;
      /** Resolves once a model has what Python had told of it by now. */
      readonly heard: (model: string) => Promise<unknown>;
      readonly onDraw: (model: string, drawn: Promise<WidgetView>) => void;
    },
  ) {
    this.#find = find;
    this.#openComm = openComm;
    this.inline_sanitize = page.inlineHtml;
    this._rendermime = { latexTypesetter: { typeset: page.typeset } };
    this.#heard = page.heard;
    this.#onDraw = page.onDraw;
  }

  get_model(id: string): Promise<WidgetModel> {
    const model = this.#models.get(id);
    if (model) return model;
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(id) ?? new Set();
      this.#waiting.set(id, waiting.add(resolve));
      setTimeout(() => {
        waiting.delete(resolve);
        reject(new Error('This widget is gone: run its cell again'));
      }, MODEL_MS);
    });
  }

  has_model(id: string): boolean {
    return this.#models.has(id);
  }

  register_model(id: string, model: Promise<WidgetModel>): void {
    this.#models.set(id, model);
    for (const resolve of this.#waiting.get(id) ?? []) resolve(model);
    this.#waiting.delete(id);
    model.then(
      (made) => made.once('comm:close', () => this.#models.delete(id)),
      () => undefined,
    );
  }

  async new_widget(options: NewWidget, state: State = {}): Promise<WidgetModel> {
    const id = options.model_id ?? uuid();
    const { view_name, view_module, view_module_version, model_name, model_module, model_module_version } = options;
    const described = {
      _view_name: view_name,
      _view_module: view_module,
      _view_module_version: view_module_version,
      _model_name: model_name,
      _model_module: model_module,
      _model_module_version: model_module_version,
    };
    const comm = options.comm ?? this.#openComm('jupyter.widget', id, { state: { ...state, ...described } });
    const model = await this.new_model({ ...options, model_id: id, comm }, state);
    model.sync('create', model);
    return model;
  }

  new_model(options: Options, state: State = {}): Promise<WidgetModel> {
    const id = options.model_id ?? String(options.comm?.comm_id);
    const model = this.#make({ ...options, model_id: id }, state);
    // Others may ask for it before it is made.
    this.register_model(id, model);
    return model;
  }

  create_view<V extends WidgetView = WidgetView>(model: WidgetModel, options: unknown = {}): Promise<V> {
    // Modules draw a model as it is when they are there, and some never look at all of it again.
    const view = this.#heard(model.model_id).then(() => {
      model.state_change = model.state_change.then(() => this.#view(model, options));
      return model.state_change;
    });
    this.#onDraw(model.model_id, view);
    if (model.views) model.views[uuid()] = view;
    // Each caller knows the class of the view that it asks for.
    return view;
  }

  callbacks(): object {
    return {};
  }

  resolveUrl(url: string): Promise<string> {
    return Promise.resolve(url);
  }

  /** All models that are there. */
  models(): readonly Promise<WidgetModel>[] {
    return [...this.#models.values()];
  }

  async #make(options: Options, state: State): Promise<WidgetModel> {
    const given = { widget_manager: this, model_id: present(options.model_id), comm: options.comm };
    try {
      const Model = await this.#find(options.model_name, options.model_module);
      if (!isModelClass(Model)) throw new TypeError(`${options.model_name} is no model of a widget`);
      const attributes = await Model._deserialize_state(state, this);
      const model = new Model(attributes, given);
      model.name = options.model_name;
      model.module = options.model_module;
      return model;
    } catch (error) {
      return failedModel(error, given);
    }
  }

  async #view(model: WidgetModel, options: unknown): Promise<WidgetView> {
    try {
      const View = await this.#find(model.get('_view_name'), model.get('_view_module'));
      if (!isViewClass(View)) throw new TypeError(`${model.get('_view_name')} is no view of a widget`);
      const view = new View({ model, options });
      view.listenTo(model, 'destroy', () => view.remove());
      await view.render();
      return tellFailure(view);
    } catch (error) {
      const failed = failedModel(error, { widget_manager: this, model_id: uuid() });
      const view = new ErrorWidgetView({ model: failed, options });
      await view.render();
      return tellFailure(view);
    }
  }
}

type Given = ConstructorParameters<ReturnType<typeof createErrorWidgetModel>>[1];

/** Knows why a widget is not drawn. The view of Jupyter's takes words and stack for HTML, and they may quote data. */
function failedModel(error: unknown, given: Given): WidgetModel {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const advice = isNotebookError(error) ? error.failure.advice : undefined;
  const words = [`This widget could not be drawn: ${message}`, advice].filter(Boolean).join('. ');
  const Failed = createErrorWidgetModel({ stack: escaped(stack) }, escaped(words));
  const model = new Failed({}, given);
  model.set('skybook_words', words);
  return model;
}

/** Says at once why a widget is not drawn, which Jupyter's view says only when it is pressed. */
function tellFailure(view: WidgetView): WidgetView {
  const words: unknown = view instanceof ErrorWidgetView ? view.model.get('skybook_words') : undefined;
  if (typeof words === 'string') view.el.textContent = words;
  return view;
}

function isModelClass(found: unknown): found is typeof WidgetModel {
  return typeof found === 'function' && (found === WidgetModel || found.prototype instanceof WidgetModel);
}

function isViewClass(found: unknown): found is typeof WidgetView {
  return typeof found === 'function' && (found === WidgetView || found.prototype instanceof WidgetView);
}
