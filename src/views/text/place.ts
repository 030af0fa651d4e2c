/** Marks where a value that is no text stands in rendered Markdown; its number is the attribute's value. */
export const PLACE = 'data-place';
