/** The table that holds the partial results, one after another in the partitions' order, when they are merged. */
export const PARTS = '__skybook_parts';
