/** One lexical token of Python (The Python Language Reference §2), with its place in the text in UTF-16 units. */
export type Token = {
  readonly kind:
    | 'name'
    | 'keyword'
    | 'number'
    | 'string'
    /** Opening and closing quotes of an f-string or t-string; its fields' tokens stand between them. */
    | 'formatStart'
    | 'formatEnd'
    | 'operator'
    | 'newline'
    | 'indent'
    | 'dedent'
    | 'end'
    /** A line for IPython, not for Python. */
    | 'magic'
    /** What no token can be; `text` tells the reader why. */
    | 'wrong';
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

/** Words that cannot be names; `match`, `case`, `type` and `_` can. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
