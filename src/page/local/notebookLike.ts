/** Files that hold notebooks, and perhaps data or a program. */
const ENDINGS = /\.(?:ipynb|zpln|html?|qmd|rmd|myst|md|markdown|py)$/i;
const BEGINS = /^\s*(?:<!doctype html|<notebook\b|\{\s*"(?:cells|nbformat|metadata|paragraphs)"|# %%|import marimo\b)/i;

/** Whether a file may hold a notebook, by its name. */
export function mayBeNotebook(name: string): boolean {
  return ENDINGS.test(name);
}

/** Whether a text looks like a notebook's file, or is the address of one. */
export function looksLikeNotebook(text: string): boolean {
  const trimmed = text.trim();
  if (!/^https?:\/\/\S+$/.test(trimmed)) return BEGINS.test(text);
  if (!URL.canParse(trimmed)) return false;
  const { hash, pathname } = new URL(trimmed);
  return /^#(?:nb1\.|src=)/i.test(hash) || /\.(?:ipynb|zpln|qmd|html?)$/i.test(pathname);
}
