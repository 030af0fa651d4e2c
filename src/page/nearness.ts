import type { Nearness } from './cellEditor.ts';
import { whenIdle } from './whenIdle.ts';

/** Time that one element may take. */
const LEAST_MS = 8;
/** Of a long page, so many follow that have not come near: more would take as long as somebody types. */
const MOST_FAR = 30;

/**
 * Watches elements come near the visible part, and has them follow each other in short slices. Some of those further
 * off follow while the browser is idle, folded ones do not; where it cannot tell, all are near at once.
 */
export function watchNearness(): Nearness & { dispose(): void } {
  const calls = new Map<Element, () => void>();
  if (!('IntersectionObserver' in globalThis)) {
    const waiting = new Set<Element>();
    return {
      watch: (target, onNear) => {
        waiting.add(target);
        queueMicrotask(() => waiting.delete(target) && onNear());
      },
      forget: (target) => void waiting.delete(target),
      dispose: () => waiting.clear(),
    };
  }
  const near = new Set<Element>();
  let slice: ReturnType<typeof setTimeout> | undefined;
  const followNear = () => {
    const endMs = performance.now() + LEAST_MS;
    slice = undefined;
    for (const target of near) {
      near.delete(target);
      calls.get(target)?.();
      if (performance.now() >= endMs) break;
    }
    if (near.size > 0) slice = setTimeout(followNear);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) near.add(target);
        // It has been scrolled past.
        else near.delete(target);
      }
      if (near.size > 0) slice ??= setTimeout(followNear);
    },
    { rootMargin: '75% 0px' },
  );
  let far = 0;
  let giveUp: (() => void) | undefined;
  const followWhenIdle = () => {
    giveUp = whenIdle((leftMs) => {
      giveUp = undefined;
      for (const [target, onNear] of calls) {
        if (far >= MOST_FAR) return;
        if (leftMs() < LEAST_MS) return followWhenIdle();
        if (!target.checkVisibility()) continue;
        far++;
        onNear();
      }
    });
  };
  return {
    watch(target, onNear) {
      calls.set(target, onNear);
      observer.observe(target);
      if (!giveUp && far < MOST_FAR) followWhenIdle();
    },
    forget(target) {
      calls.delete(target);
      near.delete(target);
      observer.unobserve(target);
    },
    dispose() {
      observer.disconnect();
      clearTimeout(slice);
      giveUp?.();
    },
  };
}
