import { CONTROLS_TEXT } from '../../../workers/python/controlsText.ts';

// Each function's name, parameters and text, as `skybook.ui` is laid out.
const FUNCTION = /^def (\w+)\(([^\n]*)\) -> [^\n]*:\n {4}"""([^"]+(?:"(?!"")[^"]+)*)"""$/gm;
const ANNOTATION = /: [\w.]+(?:\[[\w., ]*\])?(?: \| [\w.]+(?:\[[\w., ]*\])?)*(?= =|,|$)/g;

/** A function that makes controls: its name, its parameters, and what it is for. */
export type ControlName = {
  readonly label: string;
  readonly kind: 'function';
  readonly detail: string;
  readonly doc: string;
};

/** What `ui.` offers in Python cells. */
export function controlNames(): readonly ControlName[] {
  return [...CONTROLS_TEXT.matchAll(FUNCTION)].map(([, label = '', parameters = '', text = '']) => ({
    label,
    kind: 'function',
    detail: `(${parameters.replace(ANNOTATION, '').replaceAll(' = ', '=')})`,
    doc: text.replaceAll(/\s+/g, ' ').trim(),
  }));
}
