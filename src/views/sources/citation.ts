import type { Provenance } from '../../../workers/wire/provenance.ts';
import { make } from '../../dom/make.ts';
import { acknowledgement } from './acknowledgement.ts';
import { copyWords } from './copyWords.ts';
import { dateText } from './sourceLine.ts';

/** What a notebook is cited by. */
export type Cited = {
  readonly title: string;
  /** Parts of the site and their versions: `skybook`, `lock`, `python`, `numpy`, … */
  readonly parts: Readonly<Record<string, string>>;
  /** When its results were made, where there are any. */
  readonly asOfMs?: number;
  readonly sources: readonly Provenance[];
  /** Addresses of data, and what identifies their content. */
  readonly data: readonly { readonly url: string; readonly identity: string }[];
  /** The texts of its cells in Python. */
  readonly python: readonly string[];
};

/** What the authors of packages ask to be cited, as bibcodes or DOIs. */
const PACKAGES: Readonly<Record<string, string>> = {
  numpy: '2020Natur.585..357H',
  scipy: '2020NatMe..17..261V',
  astropy: '2022ApJ...935..167A',
  pyvo: 'ascl:1402.004',
  astroquery: '2019AJ....157...98G',
  pandas: 'doi:10.5281/zenodo.3509134',
  matplotlib: '2007CSE.....9...90H',
};

/** How to cite a notebook and its data, as text for a paper. */
export function citationText(cited: Cited): string {
  const { title, parts, asOfMs, sources, data } = cited;
  const { skybook = '', lock = '', ...others } = parts;
  const when = asOfMs === undefined ? '' : `, results of ${dateText(new Date(asOfMs).toISOString())}`;
  const versions = Object.entries(others).map(([name, version]) => `${name} ${version}`);
  const year = new Date(asOfMs ?? Date.now()).getUTCFullYear();
  const key = title.toLowerCase().match(/[a-z0-9]+/)?.[0] ?? 'notebook';
  const packages = Object.entries(PACKAGES).filter(([name]) =>
    cited.python.some((text) => new RegExp(`^[ \\t]*(?:import|from)[ \\t]+${name}\\b`, 'm').test(text)),
  );
  return [
    `“${title}”, a Skybook notebook${when}, made with Skybook ${skybook}${lock && ` (packages ${lock})`}: ${versions.join(', ')}.`,
    ...(packages.length > 0
      ? [`Software to cite: ${packages.map(([name, reference]) => `${name} (${reference})`).join(', ')}.`]
      : []),
    ...(data.length > 0 ? ['', 'Data:', ...data.map(({ url, identity }) => `${url} (${identity})`)] : []),
    ...(sources.length > 0 ? ['', acknowledgement(sources)] : []),
    '',
    `@misc{${key}${year},`,
    `  title = {${title.replace(/[{}\\]/g, '')}},`,
    `  year = {${year}},`,
    `  howpublished = {Skybook notebook},`,
    `  note = {Skybook ${skybook}${lock && `, packages ${lock}`}}`,
    '}',
  ].join('\n');
}

/** The page that says how to cite a notebook and its data, with the text to copy. */
export function citationView(text: string): HTMLElement {
  const { words, copying } = copyWords(text, 'Citation');
  return make(
    'div',
    { class: 'citation' },
    make(
      'p',
      {},
      'Add your name and where the notebook stands: the link that Share makes is the notebook as it is now; a file on Zenodo has a DOI, which stays.',
    ),
    words,
    copying,
  );
}
