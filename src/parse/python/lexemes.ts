/** Sticky patterns of Python's tokens (The Python Language Reference §2.3–2.7). */
export const LEXEMES = {
  space: /(?:[ \t\f]|\\(?:\r\n|\r|\n))+/y,
  comment: /#[^\r\n]*/y,
  newline: /\r\n|\r|\n/y,
  name: /[\p{XID_Start}_]\p{XID_Continue}*/uy,
  number:
    /0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y,
  stringStart: /(?:[bBuU]|[bB]?[rR]|[rR]?[bBfFtT]|[fFtT][rR])?("""|'''|"|')/y,
  operator: /\*\*=|\/\/=|>>=|<<=|\.\.\.|->|:=|\*\*|\/\/|>>|<<|[-+*/%@&|^<>=!]=|[-+*/%@&|^~<>()[\]{},:;.=]/y,
  /** The rest of a string after its opening quotes, by the quotes. */
  stringRest: {
    '"': /(?:[^"\\\r\n]|\\(?:\r\n|[^]))*"/y,
    "'": /(?:[^'\\\r\n]|\\(?:\r\n|[^]))*'/y,
    '"""': /(?:[^"\\]|\\[^]|"(?!""))*"""/y,
    "'''": /(?:[^'\\]|\\[^]|'(?!''))*'''/y,
  },
} as const;
