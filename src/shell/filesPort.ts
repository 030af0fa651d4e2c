import type { ShellPort } from '../notebook/port.ts';
import type { Costs } from './costs.ts';
import { downloadFile } from './downloadFile.ts';
import type { FilesBeingSaved } from './filesBeingSaved.ts';
import { printPage } from './frame/printPage.ts';

/** The methods of a frame's port by which a notebook gives files to the reader, or to their printer. */
export type FilesPort = Pick<ShellPort, 'download' | 'print' | 'startFile' | 'writeFile' | 'endFile' | 'dropFile'>;

/** Makes those methods, each at the reader's press; `stage` holds what is printed. */
export function filesPort(costs: Costs, files: FilesBeingSaved, stage: () => Document | null): FilesPort {
  const saving = (name: string) => costs.agreed(`save “${name.slice(0, 120)}” to your disk`, 'Save');
  return {
    download: async (name, bytes) => {
      await saving(name);
      downloadFile(name, bytes);
    },
    print: async (html) => {
      await costs.agreed('print itself', 'Print');
      const page = stage();
      if (page) await printPage(page, html);
    },
    startFile: async (name, ask) => {
      await saving(name);
      return files.start(name, ask);
    },
    writeFile: (file, bytes) => files.write(file, bytes),
    endFile: (file) => files.end(file),
    dropFile: (file) => files.drop(file),
  };
}
