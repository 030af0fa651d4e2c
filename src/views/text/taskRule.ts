import type { MarkdownIt } from 'markdown-it';

/** A markdown-it plugin for lists of tasks, `- [ ] to do` and `- [x] done`, as Jupyter and GitHub read them. */
export function taskRule(markdown: MarkdownIt): void {
  markdown.core.ruler.after('inline', 'tasks', ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      const item = tokens[at - 2];
      if (token.type !== 'inline' || item?.type !== 'list_item_open') continue;
      const [mark, sign] = /^\[([ xX])\](?=\s)/.exec(token.content) ?? [];
      const first = token.children?.[0];
      if (mark === undefined || first?.type !== 'text') continue;
      first.content = (sign === ' ' ? '☐' : '☑') + first.content.slice(mark.length);
      item.attrJoin('class', 'task');
    }
  });
}
