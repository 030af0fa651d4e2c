/** A code cell as the page shows it when a run has ended or its time is over. */
export type CellSeen = {
  /** Its place among all cells, from 1. */
  readonly place: number;
  readonly state: string;
  readonly failure?: {
    readonly kind: string;
    readonly message: string;
    readonly advice: string;
    readonly detail: string;
  };
};
