import type { Notice } from './bar/notices.ts';
import type { FrameTrouble } from './frame/frameWatch.ts';

const SAID: Readonly<Record<FrameTrouble, string>> = {
  silent: 'The notebook does not answer: its code is busy, or the browser has ended it.',
  gone: 'The browser has ended this notebook’s page, perhaps for want of memory.',
  unopened: 'The notebook has not opened: this machine or the connection is slow, or parts of the site do not come.',
  unloaded: 'The notebook cannot be opened, as parts of the site could not be fetched: check that you are online.',
};

/** What the reader is told of a frame's trouble, with the one way on. */
export function frameNotice(trouble: FrameTrouble, openAgain: () => void): Notice {
  return { text: `${SAID[trouble]} What you typed is kept.`, actions: [{ label: 'Open it again', run: openAgain }] };
}

/** What the reader is told where the site no longer has what this page is made of. */
export function versionNotice(reload: () => unknown): Notice {
  return {
    text: 'The site has a new version: reload. Your changes are kept.',
    actions: [{ label: 'Reload', run: () => void reload() }],
  };
}

/** What the reader is told where files are not given to a notebook that was not what it is when it wrote them. */
export const WITHHELD_NOTICE: Notice = {
  text: 'Files that were written here under other trust, or by another text, are not given to this notebook: they may be code. Run its cells again to write them anew.',
  actions: [],
};

/** What the reader is told once they have ended all that ran. */
export const STOPPED_NOTICE: Notice = {
  text: 'Stopped. What had been computed is gone; what you wrote is here.',
  actions: [],
};
