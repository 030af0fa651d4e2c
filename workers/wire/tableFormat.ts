/** The formats of files that are read whole, by readers of our own. */
export type TableFormat = 'votable' | 'fits' | 'ecsv';
