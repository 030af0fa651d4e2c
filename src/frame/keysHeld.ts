/**
 * From now on no key does anything in this page, which another takes the place of. Gives what was typed since, as the
 * text that the next page has to put in.
 */
export function keysHeld(): () => string {
  let typed = '';
  const hold = (event: KeyboardEvent): void => {
    event.stopImmediatePropagation();
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isCommand = (ctrlKey || metaKey || altKey) && !event.getModifierState('AltGraph');
    if (isCommand || event.isComposing) return;
    event.preventDefault();
    if (key === 'Backspace') typed = [...typed].slice(0, -1).join('');
    else if (key === 'Enter' && !shiftKey) typed += '\n';
    // Others have names of several letters.
    else if ([...key].length === 1) typed += key;
  };
  addEventListener('keydown', hold, { capture: true });
  return () => typed;
}
