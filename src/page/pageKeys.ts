import type { Gestures } from './gestures.ts';
import { isTyping } from './isTyping.ts';
import { takesText } from './takesText.ts';

/** What keys do outside of editors. */
export type PageKeysParts = {
  readonly gestures: Gestures;
  readonly edit: (id: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly flush: () => void;
  readonly showKeys: () => void;
  readonly print: () => void;
};

/** Two presses of `d` within this time delete a cell. */
const TWICE_MS = 800;

/**
 * The keys of the page: undo and redo, save and print, and Jupyter's command mode on the cell that has the focus.
 * Returns the listener for `keydown`.
 */
export function pageKeys({
  gestures,
  edit,
  undo,
  redo,
  flush,
  showKeys,
  print,
}: PageKeysParts): (event: KeyboardEvent) => void {
  let lastDeleteMs = -Infinity;

  const onCell = (event: KeyboardEvent, id: string): (() => void) | undefined => {
    const { key } = event;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const mod = event.ctrlKey || event.metaKey;
    if (key === 'Enter') {
      if (event.shiftKey) return () => gestures.runNext(id);
      if (mod) return () => gestures.runStay(id);
      return event.altKey ? () => gestures.runInsert(id) : () => edit(id);
    }
    if (mod && event.shiftKey && (key === 'ArrowUp' || key === 'ArrowDown'))
      return () => gestures.move(id, key === 'ArrowUp' ? -1 : 1);
    if (!plain || event.shiftKey) return undefined;
    switch (key) {
      case 'ArrowUp':
      case 'k':
        return () => gestures.select(id, -1);
      case 'ArrowDown':
      case 'j':
        return () => gestures.select(id, 1);
      case 'a':
        return () => gestures.insert(id, 'above');
      case 'b':
        return () => gestures.insert(id, 'below');
      case 'm':
        return () => gestures.setLanguage(id, 'markdown');
      case 'y':
        return () => gestures.setLanguage(id, 'python');
      case 'z':
        return undo;
      case 'd':
        return () => {
          const twice = event.timeStamp - lastDeleteMs < TWICE_MS;
          lastDeleteMs = twice ? -Infinity : event.timeStamp;
          if (twice) gestures.remove(id);
        };
    }
    return undefined;
  };

  const onPage = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): (() => void) | undefined => {
    if (key === '?') return showKeys;
    if (!(ctrlKey || metaKey) || altKey) return undefined;
    const letter = key.toLowerCase();
    if (letter === 'y' && !shiftKey) return redo;
    return letter === 'z' ? (shiftKey ? redo : undo) : undefined;
  };

  // The browser would print the screen.
  const ofNotebook: Readonly<Record<string, (() => void) | undefined>> = { s: flush, p: print };

  return (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.composedPath()[0];
    const whole = event.ctrlKey || event.metaKey ? ofNotebook[event.key.toLowerCase()] : undefined;
    if (!whole && isTyping(target)) {
      // The browser would take back the last text that was written anywhere in the page.
      if (onPage(event) && target instanceof Element && !takesText(target)) event.preventDefault();
      return;
    }
    const id = target instanceof HTMLElement ? target.dataset['cell'] : undefined;
    const act = whole ?? (id !== undefined ? onCell(event, id) : undefined) ?? onPage(event);
    if (event.key !== 'd') lastDeleteMs = -Infinity;
    if (!act) return;
    event.preventDefault();
    act();
  };
}
