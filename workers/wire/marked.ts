/** A value of plain data that neither JSON nor structured cloning has a form of, marked by what it is. */
export type Marked =
  /**
   * A moment: milliseconds since 1970 and what is finer, in nanoseconds below 10⁶; `as` is Python's kind of it, `scale`
   * a time scale of astropy.
   */
  | {
      readonly $skybook: 'moment';
      readonly ms: number;
      readonly ns: number;
      readonly as: 'datetime' | 'datetime with zone' | 'date' | 'Time' | 'datetime64';
      readonly scale?: string;
    }
  | { readonly $skybook: 'quantity'; readonly value: number | bigint; readonly unit: string }
  /** A dictionary whose keys are not all text. */
  | { readonly $skybook: 'entries'; readonly entries: readonly (readonly [unknown, unknown])[] }
  | { readonly $skybook: 'set'; readonly items: readonly unknown[] }
  | { readonly $skybook: 'bytes'; readonly bytes: Uint8Array };

/** Whether a part of plain data is marked. */
export function isMarked(value: object): value is Marked {
  return '$skybook' in value && typeof value.$skybook === 'string';
}
