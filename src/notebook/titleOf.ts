import { fromHtml } from './html.ts';

/** The title of a `<notebook>` file, without reading its cells where the title stands before them. */
export function titleOf(html: string): string | undefined {
  const end = html.indexOf('</title>');
  const head = end < 0 ? html : html.slice(0, end + '</title>'.length);
  return (/<script\b/i.test(head) ? undefined : fromHtml(head)?.title) ?? fromHtml(html)?.title;
}
