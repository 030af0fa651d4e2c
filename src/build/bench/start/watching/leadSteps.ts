import type { Field, Found, LiveStep, Point, Telling } from './liveStep.ts';

/**
 * Runs in the page itself: goes through the steps as its frames tell that it is time for them, and asks by `say` for a
 * press and a key at a point; for nothing, once all is done.
 */
export function leadSteps(steps: readonly LiveStep[], say: (point: Point | null) => void): void {
  if (self !== top) return;
  const told = new Map<MessageEventSource, Found>();
  let at = 0;
  let asked: { readonly frame: MessageEventSource; readonly keys: number } | undefined;
  // Where a frame is in the page; nowhere, where the reader does not see it.
  const placeOf = (frame: MessageEventSource, page = document): Point | null => {
    if (frame === page.defaultView) return { x: 0, y: 0 };
    for (const element of page.querySelectorAll('iframe')) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const isIt = frame === element.contentWindow;
      const within = isIt ? { x: 0, y: 0 } : element.contentDocument && placeOf(frame, element.contentDocument);
      if (!within) continue;
      const { x, y } = element.getBoundingClientRect();
      return { x: x + element.clientLeft + within.x, y: y + element.clientTop + within.y };
    }
    return null;
  };
  const hasKey = (frame: MessageEventSource, { x, y, keys }: Field) => {
    const place = placeOf(frame);
    if (asked) return frame === asked.frame && keys > asked.keys;
    if (!place) return false;
    asked = { frame, keys };
    say({ x: place.x + x, y: place.y + y });
    return false;
  };
  const isDone = (step: LiveStep) =>
    Array.from(told).some(([frame, all]) => {
      const found = all[at];
      if (!found) return false;
      if (typeof found === 'object') return hasKey(frame, found);
      if (!placeOf(frame)) return false;
      if (step.act) frame.postMessage({ toFrame: at }, { targetOrigin: '*' });
      return true;
    });
  const advance = () => {
    for (let step = steps[at]; step && isDone(step); step = steps[at]) {
      at++;
      asked = undefined;
      if (at === steps.length) say(null);
    }
  };
  addEventListener('message', (event: MessageEvent<{ readonly toLead?: Telling } | null>) => {
    const { data, source } = event;
    if (!data?.toLead || !source) return;
    // The page's own code need not know.
    event.stopImmediatePropagation();
    if (data.toLead === 'missed') asked = undefined;
    else {
      told.set(source, data.toLead);
      advance();
    }
  });
  // A frame may come into sight after it has told all, and a press that has missed is made anew.
  const look = () => {
    advance();
    if (at < steps.length) setTimeout(look, 16);
  };
  look();
}
