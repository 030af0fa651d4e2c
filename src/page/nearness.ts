import type { Nearness } from './cellEditor.ts';

/** Watches elements come within a screen of the visible part; where the browser cannot tell, everything is near at once. */
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
  return {
    watch(target, onNear) {
      calls.set(target, onNear);
      observer.observe(target);
    },
    forget(target) {
      calls.delete(target);
      observer.unobserve(target);
    },
    dispose: () => observer.disconnect(),
  };
}
