import { LIMITS } from '../notebook/limits.ts';

/**
 * Why a browser does not keep something: it refuses storage, its storage is full, does not answer since another tab
 * holds it, belongs to a newer version of the site, or failed; or the notebook is larger than one may be.
 */
export type StorageTrouble = 'denied' | 'full' | 'busy' | 'newer' | 'failed' | 'large';

/** What storage failed with, by its trouble. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly trouble: StorageTrouble;

  constructor(trouble: StorageTrouble, options?: ErrorOptions) {
    super(storageWords(trouble), options);
    this.trouble = trouble;
  }
}

/** What the reader is told of it: what happened, and the way out. */
export function storageWords(trouble: StorageTrouble): string {
  switch (trouble) {
    case 'denied':
      return 'This browser refuses storage to this site, as in some private windows: nothing is kept once this tab is closed. Download the notebook to have it.';
    case 'full':
      return 'Storage is full, so changes are not kept. Delete notebooks on the home page, or free space on the disk, and try again; or download the notebook.';
    case 'busy':
      return 'Another tab of this site holds storage, so changes are not kept. Close the other tabs of this site and try again; or download the notebook.';
    case 'newer':
      return 'A newer version of this site has taken over storage, so changes are not kept here. Download the notebook if you have changed it, then reload this page.';
    case 'large':
      return `This notebook has grown above ${LIMITS.bytes / 2 ** 20} MB, more than is kept: what was changed since is in this tab alone. Shorten it, or download it; a file as large opens elsewhere only.`;
    case 'failed':
      return 'The browser failed to store, so changes are not kept. Try again; or download the notebook, and start the browser anew.';
  }
}

/** A failure of IndexedDB as a `StorageError` (IndexedDB 3.0, “Exceptions”). */
export function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return new StorageError(TROUBLES[name] ?? 'failed', { cause: error });
}

const TROUBLES: Readonly<Record<string, StorageTrouble>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  SecurityError: 'denied',
  // What Firefox and Safari say in windows that keep nothing.
  InvalidStateError: 'denied',
  NotAllowedError: 'denied',
};
