/** A drawn value: its element, and what to do when it goes. */
export type Drawn = { readonly element: HTMLElement; dispose(): void };
