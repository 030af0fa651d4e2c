import type { Analysis } from '../analysis.ts';
import { findHosts } from '../findHosts.ts';
import { analyseJavaScript } from '../javascript/analyseJavaScript.ts';
import { placeOf } from '../placeOf.ts';
import { findInterpolations } from './interpolations.ts';

/** What a Markdown cell needs for its `${…}`; its program gives the text and the values to the builtin `md`, a template tag. */
export function analyseMarkdown(text: string): Analysis {
  const hosts = findHosts(text);
  const interpolations = findInterpolations(text);
  const open = interpolations.find(({ to }) => to === undefined);
  if (open) {
    const message = 'What follows ${ here is not a JavaScript expression closed by }';
    return { defines: [], needs: [], stars: [], imports: [], hosts, failure: { kind: 'syntax', message, advice: 'Write \\${ for the signs themselves.', ...placeOf(text, open.from - 2) } };
  }
  let template = '';
  let place = 0;
  for (const { from, to } of interpolations) {
    template += `${escaped(text.slice(place, from - 2))}\${(${text.slice(from, to)}\n)}`;
    place = to! + 1;
  }
  const analysis = analyseJavaScript(`md\`${template}${escaped(text.slice(place))}\``);
  return { ...analysis, hosts };
}

/** Markdown as the literal part of a template; `\${` has become `${`. */
function escaped(text: string): string {
  return text.replace(/\\?\$\{|[\\`]/g, (found) => (found.endsWith('{') ? '\\${' : `\\${found}`));
}
