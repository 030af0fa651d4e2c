/** What a sign of Font Awesome has, whatever its version. */
const SIGN = '.fa, .fas, .far, .fab, .fa-solid, .fa-regular, .fa-brands';

/** Brings the signs of buttons once a widget has one, be it long after it was drawn. */
export class Signs {
  readonly #styles: () => Promise<string>;
  readonly #watching = new Set<MutationObserver>();
  #asked = false;

  constructor(styles: () => Promise<string>) {
    this.#styles = styles;
  }

  /** Looks after what comes below an element; the result ends that. */
  watch(element: Element): () => void {
    if (this.#asked) return () => undefined;
    const look = () => element.querySelector(SIGN) && this.#bring();
    const watching = new MutationObserver(look);
    this.#watching.add(watching);
    watching.observe(element, { childList: true, subtree: true });
    look();
    return () => {
      watching.disconnect();
      this.#watching.delete(watching);
    };
  }

  #bring(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#styles().then(
      (styles) => {
        document.head.append(Object.assign(document.createElement('style'), { textContent: styles }));
        for (const watching of this.#watching) watching.disconnect();
        this.#watching.clear();
      },
      () => (this.#asked = false),
    );
  }
}
