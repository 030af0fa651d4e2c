/** A property of a BokehJS model; `dirty` once the author has set it. */
export type BokehProperty = { readonly dirty: boolean };

/** A BokehJS model, as far as views touch it. */
export type BokehModel = {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, BokehProperty | undefined>>;
  readonly document: BokehDocument | null;
  readonly children?: readonly unknown[];
  setv(values: Readonly<Record<string, unknown>>, options?: { readonly sync?: boolean }): void;
  on_event(event: string, told: (event: { readonly geometry?: unknown; readonly final?: boolean }) => void): void;
};

/** What has changed in a BokehJS document; `events` where it is several. */
export type BokehEvent = {
  readonly kind?: string;
  readonly events?: readonly BokehEvent[];
  readonly sync?: boolean;
  readonly model?: { readonly id: string };
  readonly attr?: string;
};

/** A BokehJS document. */
export type BokehDocument = {
  readonly _all_models: ReadonlyMap<string, BokehModel>;
  roots(): readonly BokehModel[];
  add_root(model: BokehModel): void;
  on_change(change: (event: BokehEvent) => void): void;
  remove_on_change(change: (event: BokehEvent) => void): void;
  create_json_patch(events: readonly BokehEvent[]): unknown;
  apply_json_patch(patch: unknown, buffers: ReadonlyMap<string, ArrayBuffer>): void;
  views_manager: unknown;
};

/** Makes documents. */
export type BokehDocumentClass = {
  new (): BokehDocument;
  from_json(json: unknown, events?: undefined, buffers?: ReadonlyMap<string, ArrayBuffer>): BokehDocument;
};

/** The views of one drawn document. */
export type BokehViews = { clear(): void };

/** Makes arrays with a shape. */
export type BokehArrays = {
  ndarray(values: Float64Array, form: { readonly dtype: 'float64'; readonly shape: readonly number[] }): object;
};

/** BokehJS's default export, as far as views touch it; cells see all of it, with `Plotting` once `api` is loaded. */
export type BokehNamespace = {
  readonly version: string;
  readonly Models: { get(name: string): unknown };
  readonly embed: { add_document_standalone(document: BokehDocument, element: HTMLElement): Promise<BokehViews> };
  require(module: 'document'): { readonly Document: BokehDocumentClass };
  require(module: 'core/util/ndarray'): BokehArrays;
};

/** The result of Python's `bokeh.embed.json_item`; `link` where it has a twin in Python. */
export type JsonItem = { readonly doc: object; readonly link?: string };
