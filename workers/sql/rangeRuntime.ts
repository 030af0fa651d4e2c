import type { DuckDBModule, DuckDBRuntime } from '@duckdb/duckdb-wasm/blocking';
import type { RangeFiles } from './rangeFiles.ts';

type FileInfo = (module: DuckDBModule, fileId: number) => { readonly fileName: string } | null;

/** The package's own runtimes; the one for browsers and the one for Node name this function differently. */
type FileRuntime = DuckDBRuntime & { readonly getFileInfo?: FileInfo; readonly resolveFileInfo?: FileInfo };

/** A DuckDB runtime that serves the files of `files` from memory and leaves every other file to `base`. */
export function rangeRuntime(base: DuckDBRuntime, files: RangeFiles): DuckDBRuntime {
  const fallback = base as FileRuntime;
  const fileOf = (module: DuckDBModule, fileId: number) => {
    const name = (fallback.getFileInfo ?? fallback.resolveFileInfo)?.call(base, module, fileId)?.fileName;
    return name === undefined ? undefined : files.get(name);
  };
  const text = (module: DuckDBModule, pointer: number, length: number) =>
    new TextDecoder().decode(module.HEAPU8.subarray(pointer, pointer + length));
  return {
    ...base,
    openFile(module, fileId, flags) {
      const file = fileOf(module, fileId);
      files.heapBytes = () => module.HEAPU8.byteLength;
      return file
        ? fileResponse(module, file.remote.bytes, file.remote.modified)
        : fallback.openFile(module, fileId, flags);
    },
    readFile(module, fileId, buffer, bytes, location) {
      const file = fileOf(module, fileId);
      if (!file || bytes === 0) return fallback.readFile(module, fileId, buffer, bytes, location);
      const length = Math.max(0, Math.min(bytes, file.remote.bytes - location));
      try {
        return files.read(file, location, module.HEAPU8.subarray(buffer, buffer + length));
      } catch (error) {
        module.ccall(
          'duckdb_web_fail_with',
          null,
          ['string'],
          [error instanceof Error ? error.message : String(error)],
        );
        return 0;
      }
    },
    glob(module, pointer, length) {
      const path = text(module, pointer, length);
      if (files.has(path)) module.ccall('duckdb_web_fs_glob_add_path', null, ['string'], [path]);
      else fallback.glob(module, pointer, length);
    },
    checkFile: (module, pointer, length) =>
      files.has(text(module, pointer, length)) || fallback.checkFile(module, pointer, length),
    getLastFileModificationTime: (module, fileId) =>
      fileOf(module, fileId)?.remote.modified ?? fallback.getLastFileModificationTime(module, fileId),
    closeFile: (module, fileId) => (fileOf(module, fileId) ? undefined : fallback.closeFile(module, fileId)),
    progressUpdate: () => undefined,
  };
}

/** DuckDB takes an opened file as three doubles on its heap: size, buffer (none), time of modification. */
function fileResponse(module: DuckDBModule, bytes: number, modified: number): number {
  const pointer = module._malloc(24);
  module.HEAPF64.set([bytes, 0, modified], pointer >> 3);
  return pointer;
}
