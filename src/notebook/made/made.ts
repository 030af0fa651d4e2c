/** Parts of a site by name, each with its version: `skybook`, `lock` (a hash of all packages), `python`, `numpy`, … */
export type MadeWith = Readonly<Record<string, string>>;

/** Data that cells took, and what identifies its content: a release, the server's mark of a file, or a date. */
export type MadeOf = { readonly url: string; readonly identity: string };

/** What the results of a notebook rest on beside its text. */
export type Made = { readonly with: MadeWith; readonly of: readonly MadeOf[] };
