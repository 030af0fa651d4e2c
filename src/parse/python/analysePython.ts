import type { Analysis } from '../analysis.ts';
import { findHosts } from '../findHosts.ts';
import { PYTHON_BUILTINS, SKYBOOK_BUILTINS } from './builtins.ts';
import { findModuleNames, type ModuleNames } from './moduleNames.ts';
import { parseModule } from './moduleParser.ts';
import { plainPython } from './shell/plainPython.ts';
import { requirementsOf } from './shell/requirementsOf.ts';
import { pythonFailure } from './pythonFailure.ts';
import type { Statement } from './syntaxTree.ts';
import { tokenize } from './tokenizer.ts';
import type { Unreadable } from './tokenCursor.ts';

/**
 * What a Python cell defines and needs. Names beginning with `_` are its own; a name it changes without defining it
 * first is in both lists.
 */
export function analysePython(source: string): Analysis {
  const plain = plainPython(source);
  const { text } = plain;
  const { statements, unreadable, unclosed } = readAll(text);
  const inner = plain.inner === undefined ? undefined : analysePython(plain.inner);
  const names = findModuleNames(statements);
  const shared = namesOf(names, (name) => !name.startsWith('_'));
  const underscored = namesOf(names, (name) => name.startsWith('_') && !PYTHONS.test(name));
  const requires = requirementsOf(source);
  return {
    ...shared,
    needs: [...new Set([...shared.needs, ...(inner?.needs ?? [])])],
    ...(text !== source && { python: text }),
    ...(requires.length > 0 && { requires }),
    ...(Object.values(underscored).some((list) => list.length > 0) && { underscored }),
    stars: [...names.stars, ...plain.stars],
    imports: [...names.packages, ...(inner?.imports ?? [])],
    importedAs: Object.fromEntries([...names.imported].filter(([name]) => !name.startsWith('_'))),
    hosts: findHosts(source),
    ...(unreadable && { failure: pythonFailure(text, unreadable, unclosed) }),
  };
}

/** Names that Python itself gives every module. */
const PYTHONS = /^__\w+__$/;

const isBuiltin = (name: string): boolean => PYTHON_BUILTINS.has(name) || SKYBOOK_BUILTINS.has(name);

/** What a text does with those of its names that count. */
function namesOf({ bound, read, changed, rebound, later, now }: ModuleNames, counts: (name: string) => boolean) {
  const outside = [...new Set([...read, ...changed])].filter(
    (name) => counts(name) && (!bound.has(name) || changed.has(name)),
  );
  return {
    defines: [...bound].filter(counts),
    needs: outside.filter((name) => !isBuiltin(name)),
    builtins: outside.filter(isBuiltin),
    rebound: [...rebound].filter((name) => counts(name) && !outside.includes(name)),
    late: outside.filter((name) => !now.has(name)),
    calls: [...later].filter(counts),
  };
}

type Read = {
  readonly statements: readonly Statement[];
  readonly unreadable: Unreadable | undefined;
  readonly unclosed: number | undefined;
};

/** How many brackets that are never closed are passed; a text with more of them is no Python. */
const MAX_PASSED = 20;

/**
 * Reads a text; after a bracket that is never closed it goes on in the next line, so that what stands below still
 * counts.
 */
function readAll(text: string): Read {
  const { tokens, unclosed } = tokenize(text);
  const { statements, unreadable } = parseModule(tokens);
  const all = [...statements];
  let rest = text;
  let open = unclosed;
  for (let passed = 0; open !== undefined && passed < MAX_PASSED; passed++) {
    const below = rest.slice(open).search(/[\r\n]/);
    if (below < 0) break;
    rest = rest.slice(open + below);
    const further = tokenize(rest);
    for (const statement of parseModule(further.tokens).statements) all.push(statement);
    open = further.unclosed;
  }
  return { statements: all, unreadable, unclosed };
}
