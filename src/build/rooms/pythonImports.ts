const PACKAGES = 'workers/python';

/** Files of our own Python packages that a Python file imports; `paths` are those that there are. */
export function pythonImports(text: string, paths: ReadonlySet<string>): readonly string[] {
  const file = (module: string): string | undefined => {
    const place = `${PACKAGES}/${module.replaceAll('.', '/')}`;
    return [`${place}.py`, `${place}/__init__.py`].find((path) => paths.has(path));
  };
  const lines = text.matchAll(/^[ \t]*(?:from (\w[\w.]*) import ([^\n]*)|import (\w[\w.]*))/gm);
  const found = [...lines].flatMap(([, from, names, module]) =>
    from === undefined
      ? [file(module!)]
      : names!.split(',').map((name) => file(`${from}.${name.trim().split(' ')[0]}`) ?? file(from)),
  );
  return [...new Set(found.filter((path) => path !== undefined))];
}
