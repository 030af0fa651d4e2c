import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { once } from '../../../known/once.ts';
import { recordOf } from '../../../known/recordOf.ts';

type Define = ((...given: readonly unknown[]) => void) & { amd: object };

/** Modules as the classic Jupyter Notebook loads them (AMD), by their names. */
export class AmdModules {
  readonly #texts = new Map<string, string>();
  readonly #modules = new Map<string, Promise<unknown>>();

  /** `known` are modules that are here already. */
  constructor(known: Readonly<Record<string, unknown>>) {
    for (const [name, module] of Object.entries(known)) this.#modules.set(name, Promise.resolve(module));
  }

  /** Notes the text of a module. */
  add(name: string, text: string): void {
    this.#texts.set(name, text);
  }

  /** A module, run once; one that failed is tried anew. */
  get(name: string): Promise<unknown> {
    return once(this.#modules, name, () => this.#run(name));
  }

  async #run(name: string): Promise<unknown> {
    const text = this.#texts.get(name);
    if (text === undefined)
      throw new NotebookError({
        kind: 'view',
        message: `The page's part of these widgets, ${name}, is not there`,
        advice: 'Their package brings it for JupyterLab alone, or not at all. Widgets made with anywidget run here.',
      });
    let defined: readonly unknown[] = [];
    const define: Define = Object.assign((...given: readonly unknown[]) => void (defined = given), { amd: {} });
    new Function('define', text)(define);
    const make = defined.at(-1);
    const needs = defined.at(-2);
    const exports = {};
    const given = Array.isArray(needs)
      ? await Promise.all(
          needs.map(String).map((need) => {
            if (need === 'exports') return exports;
            return need === 'module' ? { id: name, uri: addressOf(name) } : this.get(need);
          }),
        )
      : [];
    return recordOf((typeof make === 'function' ? make(...given) : make) ?? exports);
  }
}

/** A module's whole address, which some make others of: that of the page may be none, as a frame's is. */
function addressOf(name: string): string {
  return new URL(`nbextensions/${name}/index.js`, document.baseURI).href;
}
