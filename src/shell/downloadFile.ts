import { downloadName } from './downloadName.ts';
import { make } from '../dom/make.ts';
import { ownBytes } from '../../workers/wire/ownBytes.ts';

/** Offers bytes to the reader's disk. Fails with `TypeError` on a name with an ending that the site does not make. */
export function downloadFile(wanted: string, bytes: Uint8Array): void {
  const { name, mime } = downloadName(wanted);
  downloadBlob(name, new Blob([ownBytes(bytes)], { type: mime }));
}

/** Offers a file of the browser's to the reader's disk under a name. */
export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  make('a', { href: url, download: name }).click();
  // The download reads the URL after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
