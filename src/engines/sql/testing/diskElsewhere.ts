import { isNotFound } from '../../../catalogue/read.ts';
import { diskRead } from '../../../catalogue/testing/diskRead.ts';
import type { Elsewhere } from '../../jupyter/elsewhere.ts';

type Asked = { readonly path: string } & (
  { readonly start: number; readonly end: number } | { readonly suffixBytes: number }
);

/** A stand-in for the reader's Jupyter server that has the files of this machine, for tests, and runs nothing. */
export const diskElsewhere: Elsewhere = {
  async run({ sent, does }, _, { onTold }) {
    if (!('work' in does) || does.work !== 'read_files') throw new Error('It reads files alone');
    const asked = JSON.parse(new TextDecoder().decode(sent.get('files'))) as readonly Asked[];
    for (const [at, { path, ...range }] of asked.entries()) {
      const found = await diskRead(path, range as Parameters<typeof diskRead>[1]).catch((error: unknown) => {
        if (!isNotFound(error)) throw error;
        return undefined;
      });
      onTold({ data: { kind: 'file', at, ...(found ? { size: found.totalBytes } : { isMissing: true }) } });
      if (found) onTold({ data: { kind: 'piece' }, bytes: found.bytes });
    }
    return 'here';
  },
};
