import * as base from '@jupyter-widgets/base';
import * as controls from '@jupyter-widgets/controls';
import { Widget } from '@lumino/widgets';
import '@jupyter-widgets/controls/css/labvariables.css';
import '@lumino/widgets/style/accordionpanel.css';
import '@lumino/widgets/style/tabbar.css';
import '@lumino/widgets/style/tabpanel.css';
import '@lumino/widgets/style/widget.css';
import '@jupyter-widgets/controls/css/widgets-base.css';
import type { CommMessage, FromWidgets } from '../../../../workers/wire/commMessage.ts';
import type { RunEvent } from '../../../../workers/wire/runEvent.ts';
import type { Output } from '../../../graph/cellState.ts';
import { recordOf } from '../../../known/recordOf.ts';
import type { HostNeeds, OutputPlace, WidgetHost } from '../widgetHost.ts';
import { AmdModules } from './amdModules.ts';
import { anyWidget } from './anyWidget.ts';
import { confinedHtml } from './confinedHtml.ts';
import { gather } from './gather.ts';
import { Following } from './following.ts';
import { Gestures } from './gestures.ts';
import { importSource } from './importSource.ts';
import { WidgetManager } from './manager.ts';
import { OutputModel, outputView } from './outputWidget.ts';
import { PageComm } from './pageComm.ts';
import { removeView } from './removeView.ts';
import { Settling } from './settling.ts';
import { Signs } from './signs.ts';
import './host.css';

/** A widget that a cell shows, and below it what its callbacks print and show. */
type Displayed = { readonly cell: string | undefined; readonly place: OutputPlace; outputs: readonly Output[] };

/** Draws widgets of Jupyter: ipywidgets' own, anywidget's, and those of packages that bring a front end. */
class Host implements WidgetHost {
  readonly #needs: HostNeeds;
  readonly #settling = new Settling();
  readonly #gestures = new Gestures();
  readonly #following = new Following(() => this.#gestures.isRecent);
  readonly #comms = new Map<string, PageComm>();
  /** For each comm what of it has been taken: models are made in their time, and messages wait for that. */
  readonly #taken = new Map<string, Promise<unknown>>();
  readonly #cells = new Map<string, string>();
  readonly #displayed = new Set<Displayed>();
  readonly #signs: Signs;
  readonly #amd: AmdModules;
  readonly #manager: WidgetManager;

  constructor(needs: HostNeeds) {
    this.#needs = needs;
    this.#signs = new Signs(needs.signs);
    const { siteCopy, makePlace, drawHtml } = needs;
    const own: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      '@jupyter-widgets/base': base,
      '@jupyter-widgets/controls': { ...controls, ...confinedHtml(drawHtml) },
      '@jupyter-widgets/output': { OutputModel, OutputView: outputView(makePlace) },
      anywidget: anyWidget((source) => importSource(source, siteCopy)),
    };
    this.#amd = new AmdModules(own);
    this.#manager = new WidgetManager(
      async (name, module) => recordOf(await this.#amd.get(module))[name],
      (target, id, data) => {
        const comm = this.#comm(id, target);
        comm.open(data);
        return comm;
      },
      {
        inlineHtml: needs.inlineHtml,
        typeset: needs.typeset,
        heard: async (model) => this.#taken.get(model),
        onDraw: (model, drawn) => this.#following.draws(model, drawn),
      },
    );
  }

  receive(told: FromWidgets): void {
    if (told.kind === 'frontEnd') {
      this.#amd.add(told.module, told.text);
      return;
    }
    const isUpdate = told.kind === 'message' && told.data.includes('"update"');
    if (!this.#following.isTelling) this.#settling.told(told.kind === 'message' && !isUpdate);
    else if (isUpdate) this.#following.heard(told.comm);
    const before = this.#taken.get(told.comm) ?? Promise.resolve();
    const done = before.then(() => (told.kind === 'event' ? this.#event(told.comm, told.event) : this.#message(told)));
    this.#taken.set(
      told.comm,
      done.catch(() => undefined),
    );
    this.#settling.track(done);
  }

  shows(): void {
    this.#settling.told(false);
  }

  lost(): void {
    this.#comms.clear();
    this.#taken.clear();
    for (const model of this.#manager.models())
      void model.then(
        (made) => {
          made.comm = undefined;
          made.comm_live = false;
        },
        () => undefined,
      );
  }

  settled(): Promise<void> {
    return this.#settling.settled();
  }

  expect(drawn: Promise<unknown>): void {
    this.#settling.track(drawn);
  }

  async display(id: string, element: HTMLElement): Promise<() => void> {
    const model = await this.#manager.get_model(id);
    const place = this.#needs.makePlace();
    const displayed: Displayed = { cell: this.#cells.get(id), place, outputs: [] };
    this.#displayed.add(displayed);
    this.#gestures.watch(element);
    const view: base.DOMWidgetView = await this.#manager.create_view(model);
    // Its cell may have run again meanwhile.
    if (element.isConnected) Widget.attach(view.luminoWidget, element);
    element.append(place.element);
    const endSigns = this.#signs.watch(element);
    return () => {
      this.#displayed.delete(displayed);
      endSigns();
      place.dispose();
      removeView(view);
    };
  }

  #comm(id: string, target: string): PageComm {
    const comm = new PageComm(id, target, (message) => this.#post(message));
    this.#comms.set(id, comm);
    return comm;
  }

  async #post(message: CommMessage): Promise<void> {
    const cell = this.#cells.get(message.comm);
    const end = this.#following.tells(message);
    const sent = this.#needs.send(message, (event) => this.#say(cell, event)).catch(() => undefined);
    this.#settling.track(sent);
    this.#settling.answered();
    await sent;
    for (const model of end()) this.#needs.changed(model);
  }

  async #message(told: CommMessage): Promise<void> {
    const data = recordOf(JSON.parse(told.data));
    const views = told.buffers.map(
      ({ buffer, byteOffset, byteLength }) => new DataView(buffer, byteOffset, byteLength),
    );
    if (told.kind === 'open') {
      if (told.cell !== undefined) this.#cells.set(told.comm, told.cell);
      const state = stateOf(data, views);
      await this.#manager.new_model(
        {
          model_name: String(state._model_name),
          model_module: String(state._model_module),
          model_module_version: String(state._model_module_version),
          comm: this.#comm(told.comm, told.target ?? ''),
        },
        state,
      );
      return;
    }
    const message = {
      header: { msg_id: '', msg_type: told.kind === 'close' ? 'comm_close' : 'comm_msg' },
      parent_header: {},
      metadata: {},
      content: { comm_id: told.comm, data },
      buffers: views,
    };
    await this.#comms.get(told.comm)?.hear(told.kind, message);
    if (told.kind !== 'close') {
      await (
        await this.#manager.get_model(told.comm)
      ).state_change;
      return;
    }
    this.#comms.delete(told.comm);
    this.#taken.delete(told.comm);
    this.#cells.delete(told.comm);
    this.#following.forget(told.comm);
  }

  async #event(comm: string, event: RunEvent): Promise<void> {
    const model = await this.#manager.get_model(comm);
    if (model instanceof OutputModel) model.take(event);
  }

  /** Shows what a callback of a cell's widgets has printed or shown below the last of them. */
  #say(cell: string | undefined, event: RunEvent): void {
    const places = [...this.#displayed];
    const shown = places.findLast((one) => one.cell === cell) ?? places.at(-1);
    if (!shown) return;
    const next = gather(shown.outputs, event);
    // A callback that fails at each step of a slider says so once.
    if (JSON.stringify(next.at(-1)) === JSON.stringify(shown.outputs.at(-1)) && event.kind === 'shown') return;
    shown.outputs = next;
    shown.place.show(next);
  }
}

/** Begins to draw widgets in this page. */
export function startHost(needs: HostNeeds): WidgetHost {
  return new Host(needs);
}

/** A model's state with its buffers in their places. */
function stateOf(data: Readonly<Record<string, unknown>>, views: readonly DataView[]): base.Dict<base.BufferJSON> {
  const state: base.Dict<base.BufferJSON> = JSON.parse(JSON.stringify(data['state'] ?? {}));
  const paths: (string | number)[][] = JSON.parse(JSON.stringify(data['buffer_paths'] ?? []));
  base.put_buffers(state, paths, [...views]);
  return state;
}
