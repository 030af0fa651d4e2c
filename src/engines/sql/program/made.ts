/** Told of what is made in the coordinator for one query, before it is made: it is gone once that is answered. */
export type Made = {
  table(name: string): void;
  file(name: string): void;
};
