import type { Field, Found, LiveStep, Telling } from './liveStep.ts';

/**
 * Runs in each frame, since those of opaque origin cannot be looked into: tells the page which steps it is time for,
 * with the frame of the screen that shows it, and does what it is asked to do. It looks by a timer: to ask for each
 * frame of the screen has the browser go through all pages sixty times a second, in the time of what is timed.
 */
export function watchFrame(steps: readonly LiveStep[]): void {
  const tell = (toLead: Telling) => window.top?.postMessage({ toLead }, '*');
  const fieldIn = (element: unknown): Field | false => {
    if (!(element instanceof Element)) return false;
    const corner = element.getBoundingClientRect();
    const [x, y] = [corner.x + 5, corner.y + 5];
    // What says that a page is not there yet often lies over it.
    if (!element.contains(document.elementFromPoint(x, y))) return false;
    const text = element instanceof HTMLTextAreaElement ? element.value : element.textContent;
    return { x, y, keys: text.split('#').length - 1 };
  };
  const find = (): Found => steps.map(({ when, takesKey }) => (takesKey ? fieldIn(when()) : Boolean(when())));
  let told = '';
  const look = () => {
    const found = JSON.stringify(find());
    if (found === told) return void setTimeout(look, 16);
    requestAnimationFrame(() => {
      const drawn = find();
      told = JSON.stringify(drawn);
      tell(drawn);
      setTimeout(look, 16);
    });
  };
  addEventListener('message', (event: MessageEvent<{ readonly toFrame?: number } | null>) => {
    const step = steps[event.data?.toFrame ?? -1];
    if (!step) return;
    // The page's own code need not know.
    event.stopImmediatePropagation();
    step.act?.();
  });
  // A page that holds the field's frame is given the press, until the browser has drawn that.
  const isField = (target: EventTarget | null) =>
    steps.some(({ when, takesKey }) => {
      const field = takesKey && when();
      return field instanceof Element && target instanceof Node && field.contains(target);
    });
  addEventListener('mousedown', ({ target }) => isField(target) || tell('missed'), { capture: true });
  look();
}
