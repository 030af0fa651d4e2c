const ACTS = ['pointerup', 'wheel', 'keyup', 'input', 'change'] as const;

/** Tells the cells whose outputs the reader acts on. */
export function watchTouches(root: HTMLElement, onTouch: (id: string) => void): void {
  const told = ({ target }: Event): void => {
    if (!(target instanceof Element) || !target.closest('[data-output]')) return;
    const id = target.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
    if (id !== undefined) onTouch(id);
  };
  for (const act of ACTS) root.addEventListener(act, told, { capture: true, passive: true });
}
