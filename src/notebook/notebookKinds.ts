/** What files `readNotebook` reads, in words. */
export const NOTEBOOK_KINDS =
  'a notebook of Skybook or of Observable Notebook Kit (<notebook>), of Jupyter (.ipynb), marimo or Zeppelin, Python in cells (.py), or Markdown with cells of code (MyST, Quarto, Jupytext)';

/** The endings of such files, for a picker. */
export const NOTEBOOK_ENDINGS = '.html,.htm,.ipynb,.py,.md,.qmd,.myst,.zpln,.json,text/html';
