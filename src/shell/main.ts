import './shell.css';
import { isNotebookError } from '../../workers/wire/notebookError.ts';
import { readRoute } from '../notebook/route.ts';
import { homePage } from './home.ts';
import { Keeper } from './keeper.ts';
import { openRoute } from './openRoute.ts';
import { problemPage } from './problemPage.ts';
import { ShownNotebook } from './shownNotebook.ts';

const siteUrl = new URL('./', document.baseURI).href;
const keeper = new Keeper();
let shown: ShownNotebook | undefined;
let visit = 0;

/** Shows what the address names; an address that changed meanwhile wins. */
async function show(): Promise<void> {
  const current = ++visit;
  const route = readRoute(location.hash);
  let next: HTMLElement;
  let notebook: ShownNotebook | undefined;
  if (route.kind === 'home') {
    document.title = 'Skybook';
    next = homePage(keeper, siteUrl);
  } else {
    try {
      const opening = await openRoute(route, keeper, siteUrl);
      if (current !== visit) return;
      notebook = new ShownNotebook(route, opening, { keeper, siteUrl, reopen: () => void show() });
      next = notebook.element;
    } catch (error) {
      if (!isNotebookError(error)) throw error;
      document.title = 'Skybook';
      next = problemPage(error.failure);
    }
  }
  if (current !== visit) return;
  shown?.dispose();
  shown = notebook;
  document.body.replaceChildren(next);
}

addEventListener('hashchange', () => void show());
await show();
