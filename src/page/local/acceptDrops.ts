/**
 * Takes files and folders that are dropped on the page, unless something in it has taken them; `data-dropping` stands
 * on `root` while they hover.
 */
export function acceptDrops(root: HTMLElement, signal: AbortSignal, onDrop: (data: DataTransfer) => void): void {
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const hover = (over: boolean) => {
    clearTimeout(leaving);
    root.toggleAttribute('data-dropping', over);
  };
  const take = (event: DragEvent) => {
    const { dataTransfer: data, target } = event;
    if (
      !data?.types.includes('Files') ||
      event.defaultPrevented ||
      !(target instanceof Element) ||
      target.closest('input[type=file]')
    )
      return;
    // An editor would insert the file's text: it is not asked.
    if (event.eventPhase === Event.CAPTURING_PHASE && !target.closest('.cm-editor')) return;
    event.preventDefault();
    event.stopPropagation();
    data.dropEffect = 'copy';
    hover(event.type === 'dragover');
    // There is no event for what is dragged out of the window while it hovers over a cell.
    if (event.type === 'dragover') leaving = setTimeout(() => hover(false), 300);
    else onDrop(data);
  };
  for (const type of ['dragover', 'drop'] as const) {
    document.addEventListener(type, take, { signal, capture: true });
    document.addEventListener(type, take, { signal });
  }
}
