/** A line that has pip, or what is like it, install packages. */
const INSTALL = /^[ \t]*(?:[%!][ \t]*)?(?:\S*python3? -m |uv )?(?:pip3?|micropip) install[ \t]+([^\n]*)$/gm;
/** Options of pip whose next word is theirs. */
const WITH_VALUE =
  /^(?:-r|-c|-e|-i|-f|-t|--(?:requirement|constraint|editable|index-url|extra-index-url|find-links|target))$/;
const REQUIREMENT = /^[A-Za-z0-9][\w.-]*(?:\[[\w.,-]*\])?(?:[ \t]*(?:[=<>!~]=|[<>]).*)?$/;

/** The packages that a cell asks for, by the commands of pip in it and by a block of PEP 723, as requirements. */
export function requirementsOf(text: string): readonly string[] {
  const commands = [...text.matchAll(INSTALL)].flatMap(([, given = '']) => packagesIn(given));
  const script = scriptBlock(text);
  const begin = /^dependencies[ \t]*=\s*\[/m.exec(script);
  const from = begin ? begin.index + begin[0].length : script.length;
  const list = script.slice(from, Math.max(from, script.indexOf(']', from)));
  const declared = [...list.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, double, single]) => double ?? single ?? '');
  return [...new Set([...commands, ...declared.map((one) => one.trim())])].filter((one) => REQUIREMENT.test(one));
}

/** The lines of a script's own data (PEP 723), without the comments' signs; nothing where none is whole. */
function scriptBlock(text: string): string {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => /^# \/\/\/ script[ \t]*$/.test(line));
  const inside = begin < 0 ? [] : lines.slice(begin + 1);
  const end = inside.findIndex((line) => !line.startsWith('#') || /^# \/\/\/[ \t]*$/.test(line));
  if (!inside[end]?.startsWith('#')) return '';
  return inside
    .slice(0, end)
    .map((line) => line.replace(/^# ?/, ''))
    .join('\n');
}

function packagesIn(given: string): readonly string[] {
  const [command = ''] = given.split(/[;&|#]/, 1);
  const words = command
    .trim()
    .split(/[ \t]+/)
    .map((word) => word.replace(/^["']|["']$/g, ''));
  return words.filter((word, at) => !word.startsWith('-') && !WITH_VALUE.test(words[at - 1] ?? ''));
}
