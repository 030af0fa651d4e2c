import { CONTROLS_TEXT } from '../workers/python/controlsText.ts';
import type { Completion } from './page/desk.ts';

// Each function's name, parameters and text, as `skybook.ui` is laid out.
const FUNCTION = /^def (\w+)\(([^\n]*)\) -> [^\n]*:\n {4}"""([^"]+(?:"(?!"")[^"]+)*)"""$/gm;
const ANNOTATION = /: [\w.]+(?:\[[\w., ]*\])?(?: \| [\w.]+(?:\[[\w., ]*\])?)*(?= =|,|$)/g;

/** What `ui.` offers in Python cells, each with its parameters and what it is for. */
export function controlNames(): readonly Completion[] {
  return [...CONTROLS_TEXT.matchAll(FUNCTION)].map(([, label = '', parameters = '', text = '']) => ({
    label,
    kind: 'function',
    detail: `(${parameters.replace(ANNOTATION, '').replaceAll(' = ', '=')})`,
    doc: text.replaceAll(/\s+/g, ' ').trim(),
  }));
}
