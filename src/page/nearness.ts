import type { Nearness } from './cellEditor.ts';
import { whenIdle } from './whenIdle.ts';

/** Time that one element may take. */
const LEAST_MS = 8;

/**
 * Watches elements come near the visible part. Those further off follow while the browser is idle, folded ones do not;
 * where it cannot tell, all are near at once.
 */
export function watchNearness(): Nearness & { dispose(): void } {
  const calls = new Map<Element, () => void>();
  if (!('IntersectionObserver' in globalThis)) {
    return { watch: (_target, onNear) => queueMicrotask(onNear), forget: () => undefined, dispose: () => undefined };
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) calls.get(target)?.();
    },
    { rootMargin: '75% 0px' },
  );
  let giveUp: (() => void) | undefined;
  const followWhenIdle = () => {
    giveUp = whenIdle((leftMs) => {
      giveUp = undefined;
      for (const [target, onNear] of calls) {
        if (leftMs() < LEAST_MS) return followWhenIdle();
        if (target.checkVisibility()) onNear();
      }
    });
  };
  return {
    watch(target, onNear) {
      calls.set(target, onNear);
      observer.observe(target);
      if (!giveUp) followWhenIdle();
    },
    forget(target) {
      calls.delete(target);
      observer.unobserve(target);
    },
    dispose() {
      observer.disconnect();
      giveUp?.();
    },
  };
}
