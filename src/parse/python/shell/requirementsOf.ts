/** A line that has pip, or what is like it, install packages. */
const INSTALL = /^[ \t]*(?:[%!][ \t]*)?(?:\S*python3? -m |uv )?(?:pip3?|micropip) install[ \t]+([^\n]*)$/gm;
/** A block of a script's own data (PEP 723), with the comments' signs. */
const SCRIPT = /^# \/\/\/ script[ \t]*\n((?:#[^\n]*\n)*?)# \/\/\/[ \t]*$/m;
/** Options of pip whose next word is theirs. */
const WITH_VALUE =
  /^(?:-r|-c|-e|-i|-f|-t|--(?:requirement|constraint|editable|index-url|extra-index-url|find-links|target))$/;
const REQUIREMENT = /^[A-Za-z0-9][\w.-]*(?:\[[\w.,-]*\])?(?:[ \t]*(?:[=<>!~]=|[<>]).*)?$/;

/** The packages that a cell asks for, by the commands of pip in it and by a block of PEP 723, as requirements. */
export function requirementsOf(text: string): readonly string[] {
  const commands = [...text.matchAll(INSTALL)].flatMap(([, given = '']) => packagesIn(given));
  const [, script = ''] = SCRIPT.exec(text) ?? [];
  const [, list = ''] = /^dependencies\s*=\s*\[([^\]]*)\]/m.exec(script.replace(/^# ?/gm, '')) ?? [];
  const declared = [...list.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, double, single]) => double ?? single ?? '');
  return [...new Set([...commands, ...declared.map((one) => one.trim())])].filter((one) => REQUIREMENT.test(one));
}

function packagesIn(given: string): readonly string[] {
  const [command = ''] = given.split(/[;&|#]/, 1);
  const words = command
    .trim()
    .split(/[ \t]+/)
    .map((word) => word.replace(/^["']|["']$/g, ''));
  return words.filter((word, at) => !word.startsWith('-') && !WITH_VALUE.test(words[at - 1] ?? ''));
}
