import { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import type { RunEvent } from '../../../../workers/wire/runEvent.ts';
import type { Output } from '../../../graph/cellState.ts';
import { recordOf } from '../../../known/recordOf.ts';
import type { OutputPlace } from '../widgetHost.ts';
import { gather } from './gather.ts';

type Initialize = Parameters<DOMWidgetModel['initialize']>;
type RunOutput = Extract<RunEvent, { readonly kind: 'stream' | 'shown' }>;

const MODULE = '@jupyter-widgets/output';

/** `ipywidgets.Output`'s model: what was printed and shown in its `with`, and what Python has put in `outputs`. */
export class OutputModel extends DOMWidgetModel {
  // Backbone calls `initialize` before fields of this class would be set.
  declare shown: readonly Output[];
  declare clears: boolean;
  /** What Python has put there. */
  declare put: readonly unknown[];

  override defaults(): ReturnType<DOMWidgetModel['defaults']> {
    return {
      ...super.defaults(),
      _model_name: 'OutputModel',
      _view_name: 'OutputView',
      _model_module: MODULE,
      _view_module: MODULE,
      _model_module_version: '1.0.0',
      _view_module_version: '1.0.0',
      outputs: [],
      msg_id: '',
    };
  }

  override initialize(...given: Initialize): void {
    super.initialize(...given);
    this.put = listOf(this.get('outputs'));
    this.shown = outputsOf(this.put);
    this.clears = false;
    this.on('change:outputs', () => this.putOutputs(listOf(this.get('outputs'))));
  }

  /** Takes one event of the code in the `with`. What clears waits for the next, so that nothing flickers. */
  take(event: RunEvent): void {
    if (event.kind === 'clear') {
      this.clears = true;
      requestAnimationFrame(() => this.clears && this.show([]));
    } else this.show(gather(this.clears ? [] : this.shown, event));
  }

  /** What Python appends to what it has put there stands behind all that is shown. */
  putOutputs(outputs: readonly unknown[]): void {
    const { put } = this;
    this.put = outputs;
    const goesOn = put.every((one, at) => JSON.stringify(one) === JSON.stringify(outputs[at]));
    const before = goesOn && outputs.length > 0 && !this.clears ? this.shown : [];
    this.show(outputsOf(outputs.slice(before.length > 0 ? put.length : 0)).reduce<readonly Output[]>(gather, before));
  }

  show(outputs: readonly Output[]): void {
    this.clears = false;
    this.shown = outputs;
    this.trigger('shown');
  }
}

/** Makes the view, which draws as cells do. */
export function outputView(makePlace: () => OutputPlace): typeof DOMWidgetView {
  return class OutputView extends DOMWidgetView {
    declare place: OutputPlace;

    override render(): void {
      super.render();
      this.el.classList.add('widget-output');
      this.place = makePlace();
      this.el.append(this.place.element);
      const { model } = this;
      const draw = () => model instanceof OutputModel && this.place.show(model.shown);
      this.listenTo(model, 'shown', draw);
      draw();
    }

    override remove(): unknown {
      this.place?.dispose();
      return super.remove();
    }
  };
}

/** Outputs in the form of notebooks' files (nbformat 4.5). */
function outputsOf(value: readonly unknown[]): readonly RunOutput[] {
  return value.flatMap((one): readonly RunOutput[] => {
    const { output_type: type, name, text, data, traceback, evalue } = recordOf(one);
    if (type === 'stream')
      return [{ kind: 'stream', stream: name === 'stderr' ? 'stderr' : 'stdout', text: joined(text) }];
    if (type === 'error')
      return [
        { kind: 'stream', stream: 'stderr', text: Array.isArray(traceback) ? traceback.join('\n') : String(evalue) },
      ];
    return [{ kind: 'shown', shown: { data: recordOf(data) } }];
  });
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const joined = (text: unknown): string => (Array.isArray(text) ? text.join('') : String(text));
