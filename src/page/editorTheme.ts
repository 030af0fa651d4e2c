import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags as t } from '@lezer/highlight';

/** Colours of code, all through CSS variables, so that light and dark need no second style. */
const CODE = HighlightStyle.define([
  { tag: [t.keyword, t.operatorKeyword, t.modifier, t.self], color: 'var(--code-keyword)' },
  { tag: [t.string, t.special(t.string), t.regexp, t.character], color: 'var(--code-string)' },
  { tag: [t.number, t.bool, t.null, t.atom], color: 'var(--code-number)' },
  { tag: [t.comment, t.meta], color: 'var(--code-comment)', fontStyle: 'italic' },
  {
    tag: [t.function(t.variableName), t.function(t.propertyName), t.function(t.definition(t.variableName))],
    color: 'var(--code-function)',
  },
  { tag: [t.className, t.typeName, t.namespace, t.standard(t.name)], color: 'var(--code-type)' },
  { tag: [t.propertyName, t.attributeName, t.labelName], color: 'var(--code-property)' },
  { tag: [t.operator, t.punctuation, t.separator, t.bracket], color: 'var(--code-punctuation)' },
  { tag: [t.processingInstruction, t.contentSeparator], color: 'var(--code-comment)' },
  { tag: t.heading, color: 'var(--ink)', fontWeight: '650' },
  { tag: t.emphasis, fontStyle: 'italic' },
  { tag: t.strong, fontWeight: '650' },
  { tag: [t.link, t.url], color: 'var(--accent)' },
  { tag: t.monospace, color: 'var(--code-string)' },
  { tag: t.invalid, color: 'var(--failed)' },
]);

/** The highlighting of code in every language. What is not code (gutter, caret, lists) is styled in editor.css. */
export const EDITOR_THEME: Extension = syntaxHighlighting(CODE);
