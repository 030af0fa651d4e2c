/**
 * The address of an SVG as a picture, in which nothing runs and nothing is asked, where only a picture shows all of it:
 * it repeats its parts (`<use>`), as Matplotlib's do, which sanitising takes away. Undefined for others.
 */
export function svgPicture(svg: string): string | undefined {
  if (!/<use[\s/>]/i.test(svg) || !svg.includes('xmlns="http://www.w3.org/2000/svg"')) return undefined;
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
