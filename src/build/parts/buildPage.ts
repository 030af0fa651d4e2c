import { build } from 'vite';
import { ENTRY } from '../../../workers/wire/partPath.ts';
import { present } from '../../known/present.ts';
import { chunkGroups } from './chunkGroups.ts';
import { moduleConfig } from './moduleConfig.ts';
import { styled } from './styled.ts';

const SPECIFIER = String.raw`(?<quote>["'\x60])\./([\w.-]+\.js)\k<quote>`;
const IMPORTED = new RegExp(String.raw`\b(import|from)\s*${SPECIFIER}`, 'g');
const ASKED_FOR = new RegExp(String.raw`\bimport\(\s*${SPECIFIER}\s*\)`, 'g');

/**
 * The code of a page of opaque origin as files, by their names: `ENTRY`, which imports no other and holds all styles,
 * and what is loaded when it is first needed. `import()` asks `takeChunk`, which puts addresses in memory in the place
 * of the names behind `chunk:`.
 */
export async function buildPage(root: string, entry: string): Promise<ReadonlyMap<string, string>> {
  const made = await build(
    moduleConfig(root, {
      input: entry,
      // What others share with the entry stands in it.
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: chunkGroups(root),
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
      },
    }),
  );
  if (!('output' in made)) throw new Error(`${entry} was not built`);
  const chunks = new Map(made.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const [first] = [...chunks.values()].filter(({ isEntry }) => isEntry);
  const { fileName: entryName, imports } = present(first, 'The entry of the page');
  if (imports.length > 0) throw new Error(`${entryName} needs other files: ${imports.join(', ')}`);
  const needed = (name: string, known = new Set<string>()): ReadonlySet<string> => {
    if (name !== entryName && !known.has(name)) {
      known.add(name);
      for (const other of present(chunks.get(name), name).imports) needed(other, known);
    }
    return known;
  };
  for (const [name, { imports: own }] of chunks)
    if (own.some((other) => needed(other).has(name))) throw new Error(`${name} imports what imports it`);
  const styles = made.output.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : []));
  return new Map(
    Array.from(chunks.values(), ({ fileName, code }) => {
      const text = code
        .replace(ASKED_FOR, (_, __, name: string) => `takeChunk(${JSON.stringify([...needed(name)])})`)
        .replace(
          IMPORTED,
          (_, word: string, __, name: string) => `${word}"chunk:${name === entryName ? ENTRY : name}"`,
        );
      return fileName === entryName ? [ENTRY, styles.map(styled).join('') + text] : [fileName, text];
    }),
  );
}
