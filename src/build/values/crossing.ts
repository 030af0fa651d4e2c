/** How one kind of value crosses between the languages of a notebook. */
export type Crossing = {
  readonly kind: string;
  readonly python: string;
  readonly arrow: string;
  readonly sql: string;
  /** What a JavaScript cell sees. */
  readonly javascript: string;
  /** What the table view, text and inspection show. */
  readonly shown: string;
  /**
   * `exact`, or what is changed, in the words of the sentence that then stands under the table, as far as they are the
   * same each time.
   */
  readonly told: 'exact' | string;
  /**
   * The languages whose values of this kind the property test makes; in Python by the function of this name in
   * `random_values.py`, in SQL by that in `sqlValues.ts`.
   */
  readonly made: { readonly python?: string; readonly sql?: string };
};
