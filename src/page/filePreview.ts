import { make } from '../dom/make.ts';

const PICTURES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** The type of a picture that browsers draw, by its file's name; undefined for other files. */
export function pictureType(path: string): string | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(PICTURES, ending) ? PICTURES[ending] : undefined;
}

/** What a file looks like: a picture of its bytes, or the text that it begins with. */
export function filePreview(path: string, content: string | Uint8Array): HTMLElement {
  if (typeof content === 'string') return make('pre', {}, content);
  const url = URL.createObjectURL(new Blob([content.slice()], { type: pictureType(path) ?? '' }));
  const image = make('img', { src: url, alt: path });
  image.addEventListener('load', () => URL.revokeObjectURL(url));
  image.addEventListener('error', () => image.replaceWith('This is no picture that can be drawn.'));
  return image;
}
