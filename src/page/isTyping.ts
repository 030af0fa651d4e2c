/** Whether a key pressed at `target` belongs to something that takes text or has keys of its own. */
export function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"], dialog') !== null;
}
