/** Signs of requirements in which a shell, also that of Windows, finds nothing to do between double quotes. */
const PLAIN = /^(?:[\w .,:;@/+~'()[\]<>=&?*#%-]|!=)+$/;

/**
 * Requirements as words of `pip install`, for a reader's shell; `undefined` for one with which a shell would do more
 * than hand it on. PEP 508 has single quotes mean what double ones do.
 */
export function pipWords(requirement: string): string | undefined {
  const named = requirement.replaceAll('"', "'");
  if (!PLAIN.test(named)) return undefined;
  const [, option = '', rest = ''] = /^(-[re] )?(.*)$/.exec(named) ?? [];
  return option + (/^[\w./-]+$/.test(rest) ? rest : `"${rest}"`);
}
