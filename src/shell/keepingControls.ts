import type { Keeper } from './keeper.ts';
import { asStorageError, type StorageTrouble } from './storageTrouble.ts';

/** Storage that does not answer is asked again after so long. */
const AGAIN_MS = 3000;

/** Keeps where the reader has left the controls of an open notebook, for the address that shows it. */
export class KeepingControls {
  readonly #keeper: Keeper;
  readonly #onTrouble: () => void;
  readonly #unlisten: () => void;
  #address: string;
  #left: string | undefined;
  #trouble: StorageTrouble | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  /** `left` is what is kept for the address; `onTrouble` is told when what ails storage has changed. */
  constructor(keeper: Keeper, address: string, left: string | undefined, onTrouble: () => void) {
    this.#keeper = keeper;
    this.#address = address;
    this.#left = left;
    this.#onTrouble = onTrouble;
    // What was stored is gone with the connection, as when the reader has cleared the site's data.
    this.#unlisten = keeper.onNews(({ kind }) => void (kind === 'ended' && this.again()));
  }

  /** Where they were left last. */
  get left(): string | undefined {
    return this.#left;
  }

  /** Why that is not in storage. */
  get trouble(): StorageTrouble | undefined {
    return this.#trouble;
  }

  /** Resolves once it is stored, or known as what cannot be. */
  save(left: string): Promise<void> {
    this.#left = left;
    return this.again();
  }

  /** The notebook has another address from now on. */
  moveTo(address: string): void {
    this.#address = address;
    void this.again();
  }

  /** Tries again what could not be stored, or may be gone. */
  async again(): Promise<void> {
    clearTimeout(this.#again);
    if (this.#left === undefined) return;
    const before = this.#trouble;
    try {
      await this.#keeper.controls.put(this.#address, this.#left);
      this.#trouble = undefined;
    } catch (error) {
      this.#trouble = asStorageError(error).trouble;
      if (!this.#isDisposed && (this.#trouble === 'busy' || this.#trouble === 'failed'))
        this.#again = setTimeout(() => void this.again(), AGAIN_MS);
    }
    if (!this.#isDisposed && this.#trouble !== before) this.#onTrouble();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#again);
    this.#unlisten();
  }
}
