/** Names of JavaScript cells whose values belong to one run of a cell. */
export const RUN_BUILTINS = ['display', 'invalidation', 'view'] as const;

/** Names of JavaScript cells whose values need no view. */
export const PAGE_BUILTINS = ['Generators', 'Inputs', 'html', 'htl', 'plot', 'sky', 'svg'] as const;

/** Names of JavaScript cells whose values draw, or tell of the place where things are drawn. */
export const VIEW_BUILTINS = ['bokeh', 'md', 'tex', 'width'] as const;

/** Names that every Python cell has beside Python's own. */
export const PYTHON_CELL_BUILTINS = ['clear_output', 'display', 'get_ipython', 'plot', 'sky', 'ui'] as const;

export type RunBuiltin = (typeof RUN_BUILTINS)[number];
export type PageBuiltin = (typeof PAGE_BUILTINS)[number];
export type ViewBuiltin = (typeof VIEW_BUILTINS)[number];
