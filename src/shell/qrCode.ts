import encodeQR from 'qr';

const SVG = 'http://www.w3.org/2000/svg';
/** Light modules around it (ISO/IEC 18004 §5.3.8). */
const QUIET = 4;
/** The most bytes of a code of version 40 with the least correction (ISO/IEC 18004, table 7). */
export const MOST_QR_CHARACTERS = 2953;

/** A link as a picture of its QR code; undefined where it is too long for one. */
export function qrCode(link: string): SVGSVGElement | undefined {
  const rows = qrModules(link);
  if (!rows) return undefined;
  const side = rows.length;
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', `0 0 ${side} ${side}`);
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', 'QR code of the link');
  picture.setAttribute('shape-rendering', 'crispEdges');
  const paper = document.createElementNS(SVG, 'rect');
  for (const name of ['width', 'height']) paper.setAttribute(name, String(side));
  paper.setAttribute('fill', '#fff');
  const dark = document.createElementNS(SVG, 'path');
  dark.setAttribute('d', rows.flatMap((row, y) => runsOf(row).map((run) => squares(run, y))).join(''));
  picture.append(paper, dark);
  return picture;
}

/** The code's modules with the quiet zone, true for dark; undefined for a text that is too long for one. */
export function qrModules(text: string): readonly (readonly boolean[])[] | undefined {
  if (new TextEncoder().encode(text).length > MOST_QR_CHARACTERS) return undefined;
  return encodeQR(text, 'raw', { ecc: 'low', encoding: 'byte', border: QUIET });
}

type Run = { readonly from: number; readonly length: number };

/** Dark modules beside each other, so that no seams show between them. */
function runsOf(row: readonly boolean[]): readonly Run[] {
  return row.flatMap((isDark, from) => {
    if (!isDark || row[from - 1]) return [];
    const end = row.indexOf(false, from);
    return [{ from, length: (end < 0 ? row.length : end) - from }];
  });
}

function squares({ from, length }: Run, y: number): string {
  return `M${from} ${y}h${length}v1h-${length}z`;
}
