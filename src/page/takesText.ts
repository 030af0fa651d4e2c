/** What takes text of several lines, or with forms. */
export const TEXTS = 'textarea, [contenteditable=""], [contenteditable="true"]';
const WITHOUT_TEXT = ['range', 'checkbox', 'radio', 'button', 'color', 'file', 'image', 'reset', 'submit'];

/** Whether the reader writes text in what has the focus, so that it has an undo of its own. */
export function takesText(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(target.type);
  return target.closest(TEXTS) !== null;
}
