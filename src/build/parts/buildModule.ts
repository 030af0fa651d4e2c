import { build } from 'vite';
import { present } from '../../known/present.ts';
import { moduleConfig } from './moduleConfig.ts';
import { styled } from './styled.ts';

/** A module to be built. */
export type ModuleSource = { readonly entry: string };

/**
 * The text of one ES module that holds all that its entry imports, styles included, which it puts into its document. It
 * names no other file, so that it can be imported from memory.
 */
export async function buildModule(root: string, { entry }: ModuleSource): Promise<string> {
  const made = await build(
    moduleConfig(root, {
      input: entry,
      preserveEntrySignatures: 'strict',
      output: { format: 'es', codeSplitting: false },
    }),
  );
  if (!('output' in made)) throw new Error(`${entry} was not built as one module`);
  const [chunk, ...rest] = made.output.filter((file) => file.type === 'chunk');
  const others = [...rest, ...made.output.filter((file) => file.type === 'asset' && !file.fileName.endsWith('.css'))];
  if (others.length > 0)
    throw new Error(`${entry} needs other files: ${others.map(({ fileName }) => fileName).join(', ')}`);
  const styles = made.output.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : []));
  return `${styles.map(styled).join('')}${present(chunk, 'The code of the part').code}`;
}
