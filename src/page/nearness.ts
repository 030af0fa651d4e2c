import type { Nearness } from './cellEditor.ts';
import { whenIdle } from './whenIdle.ts';

/** Time that one element may take, and after which a slice ends. */
const LEAST_MS = 8;
/** What is near and not in sight lets those go first who press a key as soon as they see the page. */
const PAUSE_MS = 100;
/** Of those of which some are enough, so many follow that have not come near: more would take as long as one types. */
const MOST_FAR = 30;

/** Nearness that is told of: `look` brings what is in sight now, before it is drawn. */
export type WatchedNearness = Nearness & { look(): void; dispose(): void };

/**
 * Watches elements come near the visible part, and has them follow each other in short slices. Some of those further
 * off follow while the browser is idle, folded ones do not, and all of which each is wanted; where it cannot tell, all
 * are near at once.
 */
export function watchNearness(): WatchedNearness {
  const calls = new Map<Element, { readonly onNear: () => void; readonly far: 'each' | 'some' }>();
  if (!('IntersectionObserver' in globalThis)) {
    const waiting = new Set<Element>();
    return {
      watch: (target, onNear) => {
        waiting.add(target);
        queueMicrotask(() => waiting.delete(target) && onNear());
      },
      forget: (target) => void waiting.delete(target),
      look: () => undefined,
      dispose: () => waiting.clear(),
    };
  }
  const near = new Set<Element>();
  let slice: ReturnType<typeof setTimeout> | undefined;
  let isSoon = false;
  const follow = (soon: boolean) => {
    if (near.size === 0 || (slice !== undefined && (isSoon || !soon))) return;
    clearTimeout(slice);
    isSoon = soon;
    slice = setTimeout(followNear, soon ? 0 : PAUSE_MS);
  };
  const followNear = () => {
    const endMs = performance.now() + LEAST_MS;
    slice = undefined;
    for (const target of near) {
      near.delete(target);
      calls.get(target)?.onNear();
      if (performance.now() >= endMs) break;
    }
    follow(true);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) near.add(target);
        // It has been scrolled past.
        else near.delete(target);
      }
      follow([...near].some(isInSight));
    },
    // A frame of another origin than the page's has a margin around its own document alone.
    { root: document, rootMargin: '75% 0px' },
  );
  let madeFar = 0;
  let giveUp: (() => void) | undefined;
  const followWhenIdle = () => {
    giveUp = whenIdle((leftMs) => {
      giveUp = undefined;
      const endMs = performance.now() + LEAST_MS;
      for (const [target, { onNear, far }] of calls) {
        if (far === 'some' && madeFar >= MOST_FAR) continue;
        if (leftMs() < LEAST_MS || performance.now() >= endMs) return followWhenIdle();
        if (far === 'some') {
          if (!target.checkVisibility()) continue;
          madeFar++;
        }
        onNear();
      }
    });
  };
  return {
    watch(target, onNear, far) {
      calls.set(target, { onNear, far });
      observer.observe(target);
      if (!giveUp && (far === 'each' || madeFar < MOST_FAR)) followWhenIdle();
    },
    forget(target) {
      calls.delete(target);
      near.delete(target);
      observer.unobserve(target);
    },
    look() {
      // What one brings with it comes behind all others; it may move those out of sight.
      for (const [target, { onNear }] of calls) if (isInSight(target)) onNear();
    },
    dispose() {
      observer.disconnect();
      clearTimeout(slice);
      giveUp?.();
    },
  };
}

function isInSight(target: Element): boolean {
  const { top, bottom } = target.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
