/** How files of a type begin, in base64. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  'image/png': 'iVBORw0',
  'image/jpeg': '/9j/',
  'image/gif': 'R0lGOD',
  'image/webp': 'UklGR',
};

/**
 * An image's bytes as base64 in one piece; undefined for a type that is not drawn, and for text that is no base64 of
 * such an image.
 */
export function imageBase64(type: string, text: string): string | undefined {
  const beginning = Object.hasOwn(BEGINNINGS, type) ? BEGINNINGS[type] : undefined;
  const base64 = text.replace(/\s+/g, '');
  return beginning !== undefined && base64.startsWith(beginning) && /^[A-Za-z\d+/]+={0,2}$/.test(base64)
    ? base64
    : undefined;
}
