import { build } from 'vite';
import { ENTRY } from '../../../workers/wire/partPath.ts';
import { present } from '../../known/present.ts';
import { moduleConfig } from './moduleConfig.ts';
import { styled } from './styled.ts';

const SPECIFIER = String.raw`(?<quote>["'\x60])\./([\w.-]+\.js)\k<quote>`;
const IMPORTED = new RegExp(String.raw`\b(import|from)\s*${SPECIFIER}`, 'g');
const ASKED_FOR = new RegExp(String.raw`\bimport\(\s*${SPECIFIER}\s*\)`, 'g');

/** What Rolldown puts what its code is written with into: a few functions without a state. */
const HELPERS = 'rolldown-runtime.js';

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
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    }),
  );
  if (!('output' in made)) throw new Error(`${entry} was not built`);
  const chunks = new Map(made.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const [first] = [...chunks.values()].filter(({ isEntry }) => isEntry);
  const { fileName: entryName, imports: own } = present(first, 'The entry of the page');
  const imports = own.filter((name) => name !== HELPERS);
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
      const text = (fileName === entryName ? withHelpers(code, chunks.get(HELPERS)?.code) : code)
        .replace(ASKED_FOR, (_, __, name: string) => `takeChunk(${JSON.stringify([...needed(name)])})`)
        .replace(
          IMPORTED,
          (_, word: string, __, name: string) => `${word}"chunk:${name === entryName ? ENTRY : name}"`,
        );
      return fileName === entryName ? [ENTRY, styles.map(styled).join('') + text] : [fileName, text];
    }),
  );
}

/** An entry that holds the helpers which it imports. */
function withHelpers(code: string, helpers = ''): string {
  const names = (list: string) => list.replace(/(\S+) as (\S+)/g, '$1:$2');
  const [, body = '', exported = ''] = /^([\s\S]*)export\s*\{([^}]*)\};?\s*$/.exec(helpers) ?? [];
  const given = exported.replace(/(\S+) as (\S+)/g, '$2:$1');
  return code.replace(
    /\bimport\s*\{([^}]*)\}\s*from\s*(["'`])\.\/rolldown-runtime\.js\2;?/,
    (_, list: string) => `const{${names(list)}}=(()=>{${body};return{${given}}})();`,
  );
}
