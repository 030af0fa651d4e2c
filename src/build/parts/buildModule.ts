import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { ALIASES } from '../aliases.ts';
import { siteLacks } from '../siteLacks.ts';
import { sitePartsText } from '../sitePartsText.ts';
import { present } from '../../known/present.ts';

/** A module to be built; `treeshake` unless it is told not to. */
export type ModuleSource = { readonly entry: string; readonly treeshake?: boolean };

/**
 * The text of one ES module that holds all that its entry imports, styles included, which it puts into its document. It
 * names no other file, so that it can be imported from memory.
 */
export async function buildModule(root: string, { entry, treeshake = true }: ModuleSource): Promise<string> {
  const made = await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    publicDir: false,
    plugins: [modernFonts()],
    define: {
      'import.meta.env.SITE_LACKS': JSON.stringify(siteLacks(resolve(root, '../public/vendor/lacks.json'))),
      'import.meta.env.SITE_MADE': JSON.stringify(sitePartsText(resolve(root, '..'))),
    },
    resolve: { alias: ALIASES },
    build: {
      target: 'es2023',
      write: false,
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: entry,
        treeshake,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
        checks: { eval: false },
      },
    },
  });
  if (!('output' in made)) throw new Error(`${entry} was not built as one module`);
  const [chunk, ...rest] = made.output.filter((file) => file.type === 'chunk');
  const others = [...rest, ...made.output.filter((file) => file.type === 'asset' && !file.fileName.endsWith('.css'))];
  if (others.length > 0)
    throw new Error(`${entry} needs other files: ${others.map(({ fileName }) => fileName).join(', ')}`);
  const styles = made.output.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : []));
  return `${styles.map(styled).join('')}${present(chunk, 'The code of the part').code}`;
}

function styled(css: string): string {
  return `{const style=document.createElement("style");style.textContent=${JSON.stringify(css.trim())};document.head.append(style)}\n`;
}

/** Leaves out the older forms of each font, which would be carried along and never used. */
function modernFonts(): Plugin {
  return {
    name: 'skybook-fonts',
    enforce: 'pre',
    transform: (code, id) =>
      /\.css($|\?)/.test(id) ? code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '') : undefined,
  };
}
