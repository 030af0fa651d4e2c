/**
 * The hosts (with port, where one is given) that a running notebook may ask beside the site's own and those of the
 * field; `any` is no limit.
 */
export type Reach = 'any' | readonly string[];

/**
 * Whether a text is a host that a policy can name: what the URL standard allows beyond letters, digits, `-` and `.`
 * means something else there.
 */
export function isHost(text: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/i.test(text);
}
