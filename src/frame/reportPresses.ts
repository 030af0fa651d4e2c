const { apply } = Reflect;
// Each is called with what it belongs to, by `apply`.
const post: MessagePort['postMessage'] = Reflect.get(MessagePort.prototype, 'postMessage');
const closest: Element['closest'] = Reflect.get(Element.prototype, 'closest');
const composedPath: Event['composedPath'] = Reflect.get(Event.prototype, 'composedPath');

/** What marks an element that costs the reader something: pressing it is telling the shell that they want it. */
const COSTS = 'data-costs';

/**
 * Tells the shell of the reader's own presses of what costs something. Called before any code of a notebook can run, it
 * keeps the functions that it needs: such code shares this realm and may replace them, but `isTrusted` cannot be forged
 * and the port is found nowhere.
 */
export function reportPresses(port: MessagePort): void {
  const told = (event: Event): void => {
    // Within the trees of confined outputs `target` would be their host.
    const path: readonly EventTarget[] = apply(composedPath, event, []);
    const [target] = path;
    if (
      !event.isTrusted ||
      !(target instanceof Element) ||
      apply(closest, target, [`[${COSTS}], [data-placeholder], a[href]`]) === null
    )
      return;
    apply(post, port, [0]);
  };
  addEventListener('click', told, { capture: true });
  addEventListener('auxclick', told, { capture: true });
}
