import { notebookFile, type TestCell } from '../notebookFile.ts';
import { expect, test } from './attack.ts';
import { jupyterText } from './jupyterFile.ts';
import { looksAlike } from './looksAlike.ts';
import type { Target } from './target.ts';

const FULL = 'width:3000px;height:3000px;background:red';
const sheet = (style: string, inner = '<p class="x">x</p>') => `<style>${style}</style>${inner}`;
const boxed = (style: string) => `<div style="${style}">x</div>`;

/** Style sheets that reach for what is not their output's. */
const SHEETS: Readonly<Record<string, string>> = {
  'hide-banner': sheet('.banner,.banner p,[data-bar]{visibility:hidden!important}'),
  'hide-trust': sheet('.banner-trust,button[class*=trust]{display:none!important}'),
  'run-everywhere': sheet(
    'button.primary,[aria-label="Run all"]{position:fixed!important;inset:0;opacity:0;z-index:999999}',
  ),
  'trust-everywhere': sheet('.banner-trust{position:fixed!important;inset:0;opacity:0;z-index:999999}'),
  'body-invisible': sheet('body,#notebook,.page{opacity:0!important}'),
  'all-invisible': sheet('*{visibility:hidden!important}'),
  'others-cells': sheet('[data-cell]:not(:last-child){display:none!important}'),
  'code-hidden': sheet('[data-cell=code] *{color:transparent!important}'),
  'text-changed': sheet(
    '[data-cell] h1{font-size:0!important}[data-cell] h1::after{content:"All is well";font-size:2rem}',
  ),
  variables: sheet(
    ':root,body,.page,*{--ink:transparent!important;--accent:transparent!important;--paper:red!important;--column:99px!important}',
  ),
  'imported-data': sheet('@import url("data:text/css,*{visibility:hidden!important}");'),
  nested: sheet('@media all{@supports (display:block){@layer a{*{transform:rotate(9deg)!important}}}}'),
  'scope-left': sheet('@scope (html){:scope{transform:scale(2)!important}}'),
  'root-by-has': sheet('html:has(.x){filter:invert(1)!important}'),
  host: sheet(':host,:host-context(html){position:fixed!important;inset:0;background:red;z-index:999999}'),
  property: sheet(
    '@property --ink{syntax:"\\3c color>";inherits:false;initial-value:red}@property --column{syntax:"\\3c length>";inherits:false;initial-value:99px}@property --paper{syntax:"\\3c color>";inherits:false;initial-value:red}',
  ),
  font: sheet(
    '@font-face{font-family:"SF Mono";src:local("DejaVu Serif"),local("Liberation Serif")}@font-face{font-family:"Segoe UI";src:local("DejaVu Serif")}',
  ),
  braces: sheet('}*{visibility:hidden!important}{'),
  'comment-open': sheet('/*</style><style>*{visibility:hidden!important}/**/'),
  'svg-sheet': '<svg width="9" height="9"><style>*{visibility:hidden!important}</style></svg>',
  fixed: sheet(`.x{position:fixed;inset:0;z-index:999999;${FULL}}`),
  'fixed-escaped': sheet('.x{posit\\69on:f\\69xed;inset:0;z-index:999999;width:3000px;height:3000px;background:red}'),
  'fixed-before': sheet('.x::before{content:"";position:fixed;inset:0;z-index:999999;background:red}'),
  backdrop: `${sheet('dialog::backdrop{background:red}')}<dialog open style="position:fixed;inset:0;${FULL}">x</dialog>`,
};

/** HTML that reaches beyond its output without a sheet. */
const INLINE: Readonly<Record<string, string>> = {
  fixed: boxed(`position:fixed;inset:0;z-index:999999;${FULL}`),
  'fixed-important': boxed(`position:fixed!important;inset:0;${FULL}`),
  'fixed-invisible': '<a href="#x" style="position:fixed;inset:0;opacity:0;z-index:999999">x</a>',
  'fixed-by-variable': boxed(`--p:fixed;position:var(--p);inset:0;${FULL}`),
  sticky: boxed(`position:sticky;top:0;bottom:0;margin-top:-900px;z-index:999999;${FULL}`),
  absolute: boxed(`position:absolute;left:-900px;top:-2000px;z-index:999999;${FULL}`),
  relative: boxed(`position:relative;top:-1500px;left:-900px;z-index:999999;${FULL}`),
  'negative-margin': boxed(`margin:-1500px 0 0 -900px;${FULL}`),
  translated: boxed(`transform:translate(-900px,-1500px);${FULL}`),
  'translated-singly': boxed(`translate:-900px -1500px;${FULL}`),
  scaled: boxed('transform:scale(99);background:red'),
  zoomed: boxed('zoom:50;margin-top:-99px;background:red'),
  'moved-on-a-path': boxed(`offset-path:path('M0,0L-900,-1500');offset-distance:100%;${FULL}`),
  outlined: boxed('outline:2000px solid red'),
  shadowed: boxed('box-shadow:0 0 0 2000px red'),
  'drop-shadowed': boxed(`filter:drop-shadow(-300px -600px 0 red);${FULL}`),
  'text-shadowed': boxed('text-shadow:0 -200px red;font-size:300px;line-height:0'),
  'text-lifted': boxed('font-size:900px;line-height:0'),
  'border-image': boxed('border:1px solid;border-image:linear-gradient(red,red) 1 / 1 / 2000px'),
  'svg-overflow':
    '<svg width="9" height="9" style="overflow:visible"><rect x="-2000" y="-2000" width="4000" height="4000" fill="red"/></svg>',
  'popover-open': `<div popover style="display:block;position:fixed;inset:0;${FULL}">x</div>`,
  'dialog-open': `<dialog open style="position:fixed;inset:0;${FULL}">x</dialog>`,
  'page-class':
    '<header class="toolbar" style="position:fixed;top:0">x</header><aside class="banner" style="position:fixed;top:0">Trusted</aside>',
  anchored: boxed(`position:fixed;position-anchor:--a;inset:0;${FULL}`),
  wide: '<p style="width:90000px">x</p>',
};

type Seen = { readonly height: number; readonly picture: Buffer; readonly hits: readonly string[] };
type Opening = (target: Target, html: string) => Promise<void>;

const asText: Opening = (target, html) =>
  target.openText(notebookFile('Styles', [...FIRST, { id: 'attack', type: 'text/markdown', text: html }]));
const asOutput: Opening = (target, html) => {
  const first = FIRST.map(({ id, type, text }) => ({
    id,
    cell_type: type === 'text/markdown' ? 'markdown' : 'code',
    source: text,
    metadata: {},
    outputs: [],
  }));
  return target.openText(
    jupyterText([
      ...first,
      {
        id: 'attack',
        cell_type: 'code',
        source: '1',
        metadata: {},
        outputs: [{ output_type: 'display_data', metadata: {}, data: { 'text/html': html } }],
      },
    ]),
    'notebook.ipynb',
  );
};
const FIRST: readonly TestCell[] = [
  { id: 'text', type: 'text/markdown', text: '# What this does\n\nIt adds one and one.' },
  { id: 'code', type: 'text/x-python', text: '1 + 1' },
];

for (const [what, open, table] of [
  ['a text’s style sheet', asText, SHEETS],
  ['a text’s HTML', asText, INLINE],
  ['a stored output’s style sheet', asOutput, SHEETS],
  ['a stored output’s HTML', asOutput, INLINE],
] as const) {
  test(`${what} changes nothing above it: neither what is seen nor what a press meets`, async ({ target }) => {
    const bare = (above?: number) => look(target, open, '<p class="x">x</p>', above);
    let plain = await bare();
    const changes = async (seen: Seen): Promise<boolean> =>
      JSON.stringify(plain.hits) !== JSON.stringify(seen.hits) ||
      !(await looksAlike(target.page, plain.picture, seen.picture));
    // The first page of a browser may look otherwise than those after it.
    for (let again = await bare(plain.height); await changes(again); again = await bare(plain.height)) plain = again;
    const reaches = async (html: string) => changes(await look(target, open, html, plain.height));
    const reach: string[] = [];
    // One by one only where all together reach something, to name it.
    if (await reaches(Object.values(table).join('\n\n'))) {
      for (const [name, html] of Object.entries(table)) if (await reaches(html)) reach.push(name);
      if (reach.length === 0) reach.push('several together');
    }
    expect(reach).toEqual([]);
    await target.expectUntouched();
  });
}

/** The page's first `above` pixels, or what of it is above the attack. */
async function look(target: Target, open: Opening, html: string, above?: number): Promise<Seen> {
  await target.page.goto('about:blank');
  await open(target, html);
  await expect(target.cell('attack')).toBeAttached();
  await target.readThrough();
  // The grammar of a language comes after its text.
  await expect(target.cell('code').locator('.cm-line span').first()).toBeAttached();
  await target.frame.locator('body').evaluate(() => scrollTo(0, 0));
  await target.settle();
  const height = Math.floor(above ?? (await target.cell('attack').boundingBox())!.y);
  const hits = await target.frame.locator('body').evaluate((_body, height) => {
    const met: string[] = [];
    for (let y = 5; y < height - 60; y += 15)
      for (let x = 5; x < innerWidth; x += 45) {
        const element = document.elementFromPoint(x, y);
        met.push(
          `${x} ${y} ${element?.closest('[data-cell]')?.getAttribute('data-cell') ?? ''} ${element?.localName} ${element?.getAttribute('class')}`,
        );
      }
    return met;
  }, height);
  return {
    height,
    picture: await target.page.screenshot({
      clip: { x: 0, y: 0, width: 1280, height },
      animations: 'disabled',
      caret: 'hide',
    }),
    hits,
  };
}
