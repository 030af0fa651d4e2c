/** A seed whose first kills, so many, have each death of a part and of a tab, in each notebook and each field. */
export const KILLS_OF_ALL_KINDS = { seed: 1553770, count: 10 } as const;
