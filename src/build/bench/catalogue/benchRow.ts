/** A line of the bench's tables: of `queries`, or of `others`. */
export type BenchRow = {
  readonly label: string;
  readonly table: 'queries' | 'others';
  /** Its cells behind the label, from medians of so many rounds. */
  readonly cells: (rounds: number) => Promise<readonly string[]>;
};
