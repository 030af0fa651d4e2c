const SEEN = /<(?:img|svg|table|video|audio|canvas|math|hr|input|button|iframe)\b/i;

/** Whether HTML shows nothing once its scripts are gone. */
export function hasNothingToSee(html: string): boolean {
  const withoutScripts = html
    .split(/<(?=(?:script|style)\b)/i)
    .map((part, index) => (index === 0 ? part : afterElement(part)))
    .join('');
  return !SEEN.test(withoutScripts) && withoutScripts.replace(/<[^<>]*>/g, '').trim() === '';
}

function afterElement(part: string): string {
  const end = part.search(/<\/(?:script|style)/i);
  return end < 0 ? '' : part.slice(end);
}
