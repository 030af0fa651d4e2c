/** A line that has pip, or what is like it, install packages. */
const INSTALL = /^[ \t]*(?:[%!][ \t]*)?(?:\S*python3? -m |uv )?(?:pip3?|micropip) install[ \t]+([^\n]*)$/gm;
/** Options of pip whose next word is no package, and those of them that name what is to be installed. */
const WITH_VALUE =
  /^(?:-[rceift]|--(?:requirement|constraint|editable|index-url|extra-index-url|find-links|target|trusted-host|timeout|progress-bar))$/;
const NAMING: Readonly<Record<string, string>> = { '-r': '-r', '--requirement': '-r', '-e': '-e', '--editable': '-e' };
/** A name with extras, versions, a marker or an address (PEP 508), an address, a file, or what an option names. */
const REQUIREMENT =
  /^(?:[A-Za-z0-9][\w.-]*(?:\[[\w.,\t -]*\])?[ \t]*(?:(?:[=<>!~]=|[<>])[^;@]*)?(?:@[^;]*)?(?:;.*)?|(?:[a-z]+\+)?(?:https?|git|ssh|file):\S+|-[re] .+|\.{0,2}\/.*|\.{1,2}|\S+\.whl)$/;
/** What a shell does with what a command prints. */
const REDIRECTED = /^\d?[<>]/;

/** The packages that a cell asks for, by the commands of pip in it and by a block of PEP 723, as requirements. */
export function requirementsOf(text: string): readonly string[] {
  const commands = [...text.matchAll(INSTALL)].flatMap(([, given = '']) => packagesIn(given));
  const declared = declaredIn(scriptBlock(text));
  return [...new Set([...commands, ...declared])].filter((one) => REQUIREMENT.test(one));
}

/** The texts in the list of dependencies of a block of PEP 723, in which brackets stand too. */
function declaredIn(script: string): readonly string[] {
  const begin = /^dependencies[ \t]*=\s*\[/m.exec(script);
  if (!begin) return [];
  const parts = script.slice(begin.index + begin[0].length).matchAll(/"([^"\n]*)"|'([^'\n]*)'|#[^\n]*|(\])/g);
  const found: string[] = [];
  for (const [, double, single, end] of parts) {
    if (end !== undefined) break;
    const said = (double ?? single)?.trim();
    if (said !== undefined) found.push(said);
  }
  return found;
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
  const words: string[] = [];
  // A word may hold quoted parts; a command ends at the next one, or at a comment.
  for (const [word] of given.matchAll(
    /(?:"[^"\n]*"|'[^'\n]*'|[^\s"';&|#])(?:"[^"\n]*"|'[^'\n]*'|[^\s"';&|])*|[;&|#]/g,
  )) {
    if (/^[;&|#]$/.test(word)) break;
    words.push(
      word.replace(/"([^"\n]*)"|'([^'\n]*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
    );
  }
  return words.flatMap((word, at) => {
    const naming = NAMING[words[at - 1] ?? ''];
    if (naming !== undefined) return [`${naming} ${word}`];
    return word.startsWith('-') ||
      WITH_VALUE.test(words[at - 1] ?? '') ||
      REDIRECTED.test(word) ||
      REDIRECTED.test(words[at - 1] ?? '')
      ? []
      : [word];
  });
}
