import { unionOfSources } from '../workers/wire/unionOfSources.ts';
import { asOutput } from './frame/earlierResults.ts';
import { resultsNow, type CellNow } from './frame/resultsNow.ts';
import { neededCells } from './graph/neededCells.ts';
import { runOrder } from './graph/runOrder.ts';
import { toMyst } from './notebook/files/markdownFile.ts';
import { toPercent } from './notebook/files/percent.ts';
import { toHtml } from './notebook/html.ts';
import { writeIpynb } from './notebook/ipynb/writeIpynb.ts';
import { leftOfCells } from './notebook/leftControls.ts';
import { madeOf } from './notebook/made/madeOf.ts';
import { partsHere } from './notebook/made/partsHere.ts';
import { madeNow, withMade } from './notebook/made/withMade.ts';
import type { Notebook } from './notebook/notebook.ts';
import type { ShellPort } from './notebook/port.ts';
import type { CellResult, Results } from './notebook/results/cellResult.ts';
import { liveLink } from './notebook/results/liveLink.ts';
import { writeParts } from './notebook/results/resultsFile.ts';
import type { DownloadForm } from './page/desk.ts';
import { showInDialog } from './page/showInDialog.ts';
import { analyse } from './parse/analyse.ts';
import { citationText, citationView, type Cited } from './views/sources/citation.ts';
import { ipynbCode, writeScript, type Writing } from './script/writeScript.ts';
import { standingPage } from './views/standing/standingPage.ts';
import { standingTable } from './views/standing/standingTable.ts';
import type { MathSource } from './views/text/typesetMath.ts';
import { present } from './known/present.ts';

/** What downloads are made of. */
export type DownloadParts = {
  /** The one cell that is wanted, with those that it needs. */
  readonly only?: string | undefined;
  readonly siteUrl: string;
  readonly math: MathSource;
  /** What cells showed last, and the fingerprints of what they are made of now. */
  readonly results: () => Results;
  readonly made: (notebook: Notebook) => ReadonlyMap<string, string>;
  /** Where the reader has left the controls, as `LeftByCell` has it. */
  readonly controls: () => string | undefined;
  /** What running it elsewhere takes. */
  readonly writing: (notebook: Notebook) => Promise<Writing>;
  readonly shell: Pick<ShellPort, 'download' | 'print'>;
};

/**
 * Makes a file of a notebook in one of the forms, and offers it to the reader's disk; or prints it, or says how to cite
 * it.
 */
export async function download(whole: Notebook, form: DownloadForm, parts: DownloadParts): Promise<void> {
  const notebook = parts.only === undefined ? whole : neededCells(whole, parts.only, analyse);
  const give = (ending: string, text: string): Promise<void> =>
    parts.shell.download(`${fileName(notebook)}.${ending}`, new TextEncoder().encode(text));
  switch (form) {
    case 'notebook':
      return give('html', withMade(toHtml(notebook), parts.results()));
    case 'ipynb': {
      const ordered = withOutputs(notebook, parts);
      return give('ipynb', writeIpynb(ordered, standingTable, ipynbCode(ordered, await parts.writing(ordered))));
    }
    case 'script': {
      const ordered = withOrder(notebook, parts);
      return give('py', writeScript(ordered, await parts.writing(ordered)));
    }
    case 'py':
      return give('py', toPercent(withOrder(notebook, parts)));
    case 'md':
      return give('md', toMyst({ ...notebook, made: madeNow(notebook, parts.results(), partsHere()) }));
    case 'results':
      return give('html', await resultsPage(notebook, parts));
    case 'print':
      return parts.shell.print(await resultsPage(notebook, parts));
    case 'cite':
      return showInDialog('How to cite', citationView(citationText(citedOf(notebook, parts))));
  }
}

/** In the order in which cells run, with what its results were made with. */
function withOrder(notebook: Notebook, { results }: DownloadParts): Notebook {
  const made = madeNow(notebook, results(), partsHere());
  return { ...notebook, made, cells: runOrder(notebook, analyse) };
}

/** What a notebook is cited by, as of what it shows. */
function citedOf(notebook: Notebook, parts: DownloadParts): Cited {
  const shown = notebook.cells.flatMap(({ id }) => parts.results()[id] ?? []);
  const { with: versions, of } = madeOf(parts.results(), notebook.made?.with ?? partsHere());
  const times = shown.map(({ atMs }) => atMs);
  return {
    title: notebook.title,
    parts: versions,
    ...(times.length > 0 && { asOfMs: Math.max(...times) }),
    sources: unionOfSources(...shown.map(({ sources }) => sources)),
    data: of,
    python: notebook.cells.filter(({ language }) => language === 'python').map(({ text }) => text),
  };
}

function nowOf(notebook: Notebook, { results, made }: DownloadParts): ReadonlyMap<string, CellNow> {
  return resultsNow(notebook, results(), made(notebook));
}

/** In the order in which cells run, with what they showed. */
function withOutputs(notebook: Notebook, parts: DownloadParts): Notebook {
  const now = nowOf(notebook, parts);
  return {
    ...notebook,
    made: madeNow(notebook, parts.results(), partsHere()),
    cells: runOrder(notebook, analyse).map((cell) => {
      const { outputs, result } = present(now.get(cell.id));
      const failure = result?.failure;
      const [name = '', ...words] = failure?.message.split(': ') ?? [];
      const failed = failure ? [{ kind: 'error', name, message: words.join(': ') } as const] : [];
      return { ...cell, stored: [...outputs, ...failed] };
    }),
  };
}

/** The notebook with its results as one page that reads by itself. */
async function resultsPage(notebook: Notebook, parts: DownloadParts): Promise<string> {
  const now = nowOf(notebook, parts);
  const html = withMade(toHtml(notebook), parts.results());
  const kept: Record<string, CellResult> = {};
  for (const [id, { result }] of now) if (result) kept[id] = result;
  const times = Object.values(kept).map(({ atMs }) => atMs);
  const left = leftOfCells(parts.controls(), notebook.cells);
  return standingPage(
    {
      title: notebook.title,
      cells: notebook.cells.map(({ id, language, text, output, hidden }) => {
        const { outputs, result, isStale } = present(now.get(id));
        return {
          language,
          text,
          ...(output !== undefined && { output }),
          outputs: hidden ? [] : outputs.map(asOutput),
          ...(result?.failure && { failure: result.failure }),
          ...(result?.sources && { sources: result.sources }),
          isStale,
        };
      }),
      ...(times.length > 0 && { asOfMs: Math.max(...times) }),
      liveUrl: await liveLink(html, left, parts.siteUrl),
      cited: citationText(citedOf(notebook, parts)),
      parts: writeParts(html, kept, left),
    },
    parts.math,
  );
}

function fileName({ title }: Notebook): string {
  return `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'notebook'}`;
}
