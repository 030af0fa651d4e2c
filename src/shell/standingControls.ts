import type { Keeper } from './keeper.ts';

/** Where the reader has left a notebook's controls, kept for the notebook's address. */
export class StandingControls {
  readonly #keeper: Keeper;
  #address: string;
  #state: string | undefined;

  constructor(keeper: Keeper, address: string, state: string | undefined) {
    this.#keeper = keeper;
    this.#address = address;
    this.#state = state;
  }

  get state(): string | undefined {
    return this.#state;
  }

  /** Keeps another state. */
  async put(state: string): Promise<void> {
    this.#state = state;
    // Where storage refuses, the notice about the notebook says so.
    await this.#keeper.controls.put(this.#address, state).catch(() => undefined);
  }

  /** Keeps them for the address that the notebook has now. */
  async move(address: string): Promise<void> {
    this.#address = address;
    if (this.#state !== undefined) await this.put(this.#state);
  }
}
