/** How far a job is; `label` says what it does now. `done` of `total` in `unit`, where they are known. */
export type Progress = {
  readonly label: string;
  readonly done?: number;
  readonly total?: number;
  readonly unit?: 'bytes' | 'partitions' | 'packages' | 'rows';
};
