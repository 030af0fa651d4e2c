import { ELSEWHERE_SOURCES } from '../../workers/python/elsewhereSources.ts';
import { rawText } from './pythonText.ts';

/**
 * Python that makes modules of ours importable, with all that they import in turn: `roots` are names of modules.
 */
export function carriedModules(roots: readonly string[]): string {
  const names = new Set<string>();
  const visit = (name: string): void => {
    if (names.has(name) || ELSEWHERE_SOURCES[name] === undefined) return;
    names.add(name);
    for (const other of importsOf(ELSEWHERE_SOURCES[name])) visit(other);
  };
  roots.forEach(visit);
  const packages = new Set([...names].flatMap(packagesOf).filter((name) => !names.has(name)));
  const texts = [...packages].map((name) => [name, ''] as const);
  const sources = [...names].map((name) => [name, ELSEWHERE_SOURCES[name] ?? ''] as const);
  const carried = [...texts, ...sources].map(([name, text]) => `_carry("${name}", ${rawText(text)})`);
  return `${CARRY}\n\n${carried.join('\n')}`;
}

// Modules are found by name, and run when they are first imported: in whichever order they stand here.
const CARRY = `import importlib.abc as _abc, importlib.util as _util, sys as _sys

class _Carried(_abc.MetaPathFinder, _abc.Loader):
    """Finds the modules below, of which no file is needed."""
    texts = {}
    def find_spec(self, name, path=None, target=None):
        return _util.spec_from_loader(name, self, is_package=True) if name in self.texts else None
    def get_source(self, name):
        return self.texts[name]
    def exec_module(self, module):
        exec(compile(self.texts[module.__name__], f"<{module.__name__} of Skybook>", "exec"), module.__dict__)

_sys.meta_path.insert(0, _Carried())
_carry = _Carried.texts.__setitem__`;

/** The modules of ours that a text imports, each with its packages. */
function importsOf(text: string): readonly string[] {
  const found = [...text.matchAll(/^\s*from (skybook[\w.]*) import (.+)$/gm)];
  return found.flatMap(([, module = '', names = '']) => [
    module,
    ...packagesOf(module),
    ...names.split(/[,()\s]+/).map((name) => `${module}.${name}`),
  ]);
}

function packagesOf(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('.'));
}
