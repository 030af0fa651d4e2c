import { loseContexts } from './loseContexts.ts';

/** What `work` gives. WebGL contexts of plots that it has drawn in the page and taken away again are given back. */
export async function freeingContexts<Made>(work: () => Promise<Made>): Promise<Made> {
  const taken = new Set<HTMLCanvasElement>();
  const note = (changes: readonly MutationRecord[]): void => {
    for (const node of changes.flatMap(({ removedNodes }) => [...removedNodes]))
      if (node instanceof HTMLCanvasElement && node.classList.contains('gl-canvas')) taken.add(node);
  };
  const watch = new MutationObserver(note);
  watch.observe(document.body, { childList: true, subtree: true });
  try {
    return await work();
  } finally {
    note(watch.takeRecords());
    watch.disconnect();
    loseContexts([...taken].filter((canvas) => !canvas.isConnected));
  }
}
