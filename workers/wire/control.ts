/** What every control has: labels are texts, `state` is where it stands, in its maker's words. */
type Named = { readonly id: string; readonly label: string };

/** Numbers a step apart, as decimal texts that keep every digit; `whole` where its values are whole numbers. */
export type Steps = {
  readonly start: string;
  readonly stop: string;
  readonly step: string;
  readonly whole: boolean;
};

/** What other languages see of an option, where that is simple; whole numbers as texts of all digits. */
export type OptionValue =
  { readonly plain: string | number | boolean | null } | { readonly whole: string } | Readonly<Record<string, never>>;

/** Options under labels, of which several may be the same; where it stands are places and labels by turns. */
export type Choices = {
  /** Labels. */
  readonly options: readonly string[];
  readonly values: readonly OptionValue[];
  readonly state: readonly (string | number)[];
};

/** A control as it is drawn. */
export type ControlSpec = Named &
  (
    | ({ readonly kind: 'slider'; readonly state: string } & Steps)
    | ({ readonly kind: 'range'; readonly state: readonly string[] } & Steps)
    | ({ readonly kind: 'number'; readonly state: string } & Partial<Steps>)
    | ({ readonly kind: 'select' } & Choices)
    | ({ readonly kind: 'radio' } & Choices)
    | ({ readonly kind: 'multiselect' } & Choices)
    | { readonly kind: 'text'; readonly state: string; readonly placeholder: string; readonly lines: number }
    /** ISO 8601 days. */
    | { readonly kind: 'date'; readonly state: string; readonly start?: string; readonly stop?: string }
    | { readonly kind: 'checkbox'; readonly state: boolean }
    | { readonly kind: 'button'; readonly state: number }
    | {
        readonly kind: 'file';
        readonly state: readonly string[];
        readonly endings: readonly string[];
        readonly multiple: boolean;
      }
    /** `part` is the place of its table. */
    | { readonly kind: 'table'; readonly state: readonly number[]; readonly multiple: boolean; readonly part: number }
    | {
        readonly kind: 'tabs';
        readonly state: string;
        readonly labels: readonly string[];
        readonly items: readonly ControlItem[];
      }
  );

/** A control, several things beside or below each other, or a part that is no control. */
export type ControlItem =
  | ControlSpec
  | { readonly kind: 'row' | 'column'; readonly items: readonly ControlItem[] }
  | { readonly kind: 'part'; readonly part: number };

/** A control of one kind. */
export type ControlOf<K extends ControlSpec['kind']> = Extract<ControlSpec, { readonly kind: K }>;
