import { TEXTS } from './takesText.ts';

/** What acts as a field by ARIA: an undo there means what was set in it, and not the last edit of a cell. */
const ROLES = ['slider', 'spinbutton', 'listbox', 'combobox', 'textbox'].map((role) => `[role="${role}"]`).join(', ');

/** Whether a key pressed at `target` belongs to something that takes text or has keys of its own. */
export function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(`input, select, ${TEXTS}, ${ROLES}, dialog`) !== null;
}
