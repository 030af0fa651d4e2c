/** What is wrong in words, or undefined. */
export type Fault = string | undefined;

/** What is still to be seen once more has been typed: what the reader is told, and that all goes on. */
export type PartEnded = { readonly fault: Fault; readonly goesOn?: () => Promise<Fault> };
