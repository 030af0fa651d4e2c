/** What a query reads of catalogues, in words: a line, and all of it. */
export type ShownPlan = { readonly summary: string; readonly text: string };
