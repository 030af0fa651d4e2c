import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** Something on a page of paper, in points from its lower left corner. */
export type OnPaper = {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
};

/** What a PDF holds: the size of its pages in points, its texts and pictures, and how many rows of tables. */
export type Paper = {
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly texts: readonly (OnPaper & { readonly text: string })[];
  readonly pictures: readonly OnPaper[];
  /** Of a tagged PDF, without headings, which each page repeats: a row that stands on two pages counts twice. */
  readonly rows: number;
};

type Matrix = readonly [number, number, number, number, number, number];
type Tree = { readonly role: string; readonly children: readonly (Tree | object)[] };

/** Reads where everything of a PDF stands. */
export async function readPdf(bytes: Uint8Array): Promise<Paper> {
  polyfill();
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: { width: number; height: number }[] = [];
  const texts: (OnPaper & { text: string })[] = [];
  const pictures: OnPaper[] = [];
  let rows = 0;
  for (let page = 1; page <= document.numPages; page++) {
    const sheet = await document.getPage(page);
    const [left = 0, bottom = 0, right = 0, top = 0] = sheet.view;
    pages.push({ width: right - left, height: top - bottom });
    for (const item of (await sheet.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0]: readonly number[] = item.transform;
      texts.push({ page, text: item.str, left: x, right: x + item.width, bottom: y, top: y + item.height });
    }
    const tree: Tree | null = await sheet.getStructTree();
    rows += tree ? rowsIn(tree) : 0;
    const { fnArray, argsArray } = await sheet.getOperatorList();
    const saved: Matrix[] = [];
    let now: Matrix = [1, 0, 0, 1, 0, 0];
    fnArray.forEach((operator: number, place: number) => {
      if (operator === OPS.save) saved.push(now);
      else if (operator === OPS.restore) now = saved.pop() ?? now;
      else if (operator === OPS.transform) now = times(now, argsArray[place]);
      else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject)
        pictures.push({ page, ...boxOf(now) });
    });
  }
  return { pages, texts, pictures, rows };
}

function rowsIn({ role, children }: Tree): number {
  const below = children.reduce<number>((sum, child) => sum + ('children' in child ? rowsIn(child) : 0), 0);
  const hasData = children.some((child) => 'role' in child && child.role === 'TD');
  return below + (role === 'TR' && hasData ? 1 : 0);
}

function times([a, b, c, d, e, f]: Matrix, [a2, b2, c2, d2, e2, f2]: Matrix): Matrix {
  return [a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2, a * e2 + c * f2 + e, b * e2 + d * f2 + f];
}

/** Where the unit square of a picture stands. */
function boxOf([a, b, c, d, e, f]: Matrix): Omit<OnPaper, 'page'> {
  const [xs, ys] = [
    [e, e + a, e + c, e + a + c],
    [f, f + b, f + d, f + b + d],
  ] as const;
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** Node 20 lacks what PDF.js asks for (ECMAScript 2024, ArrayBuffer.prototype.transferToFixedLength). */
function polyfill(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    value(this: ArrayBuffer, length = this.byteLength) {
      const made = new ArrayBuffer(length);
      new Uint8Array(made).set(new Uint8Array(this).subarray(0, length));
      return made;
    },
  });
}
