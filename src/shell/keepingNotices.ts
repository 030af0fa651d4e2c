import type { Notice } from './bar/notices.ts';
import type { Keeping } from './keeping.ts';
import type { Kept } from './kept.ts';
import { storageWords } from './storageTrouble.ts';
import { whenText } from './versions/whenText.ts';

/** What the reader can do about what keeping tells. */
export type KeepingActions = {
  readonly again: () => void;
  readonly download: () => void;
  readonly reload: () => void;
  /** Shows what is stored in place of what is shown. */
  readonly reopen: () => void;
  readonly compare: (other: Kept) => void;
  readonly undoGoingBack: () => void;
};

/** What is told of keeping a notebook, each by its name; undefined where there is nothing to tell. */
export function keepingNotices(
  { trouble, others, newest, kept }: Pick<Keeping, 'trouble' | 'others' | 'newest' | 'kept'>,
  actions: KeepingActions,
): Readonly<Record<string, Notice | undefined>> {
  const { again, download, reload, reopen, compare, undoGoingBack } = actions;
  const ways = {
    denied: [],
    large: [],
    newer: [{ label: 'Reload', run: reload }],
    full: [{ label: 'Try again', run: again }],
    busy: [{ label: 'Try again', run: again }],
    failed: [{ label: 'Try again', run: again }],
  };
  const [other] = others;
  const isOlder = newest !== undefined && trouble === undefined;
  return {
    storage: trouble && {
      text: storageWords(trouble),
      actions: [...ways[trouble], { label: 'Download', run: download }],
    },
    besides: other && {
      text: `There are ${others.length === 1 ? 'two' : others.length + 1} versions of this notebook: this one, and what another tab made of it (changed ${whenText(other.changedMs)}). Both are kept.`,
      actions: [{ label: 'Compare and decide…', run: () => compare(other) }],
    },
    newest: !isOlder
      ? undefined
      : newest === 'gone'
        ? {
            text: 'Another tab has deleted this notebook, or put it together with another version.',
            actions: [{ label: 'Keep it', run: again }],
          }
        : {
            text: 'Another tab has changed this notebook since it was opened here. If you change it here too, both versions are kept.',
            actions: [{ label: 'Show the newest', run: reopen }],
          },
    wentBack:
      kept?.wentBackMs === undefined
        ? undefined
        : {
            text: 'You have taken another version of this notebook, or parts of one.',
            actions: [{ label: 'Undo', run: undoGoingBack }],
          },
  };
}
