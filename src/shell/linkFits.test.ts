import { expect, it } from 'vitest';
import { linkFits } from './linkFits.ts';

it.each([
  [900, '900 characters: it fits anywhere, also in a QR code.'],
  [
    3000,
    '3,000 characters: it fits in Slack and most chats, mail, GitHub and GitLab and browsers; a QR code may cut it.',
  ],
  [
    70_000,
    '70,000 characters: it fits in browsers; a QR code, Slack and most chats, mail and GitHub and GitLab may cut it.',
  ],
  [3_000_000, '3,000,000 characters: no browser opens it. Put the file at an address instead.'],
])('a link of %i characters', (length, words) => {
  expect(linkFits(length)).toBe(words);
});
