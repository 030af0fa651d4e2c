/** Environments that KaTeX lacks, as ones of the same look that it has. */
const ENVIRONMENTS: Readonly<Record<string, readonly [begin: string, end: string]>> = {
  eqnarray: ['\\begin{array}{rcl}', '\\end{array}'],
  multline: ['\\begin{gather*}', '\\end{gather*}'],
  flalign: ['\\begin{align*}', '\\end{align*}'],
};

/** TeX as KaTeX reads it: without labels, which nothing here refers to, and in environments that it has. */
export function texForKatex(tex: string): string {
  return tex
    .replace(/\\label\{[^{}]{0,200}\}/g, '')
    .replace(/\\(begin|end)\{(\w{1,20})\*?\}/g, (whole, which: string, name: string) => {
      const known = Object.hasOwn(ENVIRONMENTS, name) ? ENVIRONMENTS[name] : undefined;
      return known ? known[which === 'begin' ? 0 : 1] : whole;
    });
}
