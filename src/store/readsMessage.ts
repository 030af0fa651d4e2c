import type { ByteRange, Fetched } from '../catalogue/read.ts';

/** What is asked by a port that reads files of servers: a file or a part of it, or that such a question be given up. */
export type ReadsQuestion =
  | { readonly id: number; readonly url: string; readonly range?: ByteRange; readonly mostUnasked?: number }
  | { readonly id: number; readonly stop: true };

/**
 * What it answers: bytes, moved and not copied; that there is no such file; the host that may not be asked, or, where
 * `led`, whose answer led on to one that may not; that the file is too large; or why it failed, as where the server is
 * out of reach or busy.
 */
export type ReadsAnswer =
  | { readonly id: number; readonly fetched: Fetched }
  | { readonly id: number; readonly missing: true }
  | { readonly id: number; readonly refused: string; readonly led?: true }
  | { readonly id: number; readonly tooLarge: true; readonly totalBytes?: number }
  | {
      readonly id: number;
      readonly failure: string;
      readonly unreachable?: 'unasked' | 'broken off';
      readonly passing?: { readonly status: number; readonly retryAfterSeconds?: number };
    };
