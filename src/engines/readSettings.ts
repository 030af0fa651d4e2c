import type { Settings } from '../notebook/settings.ts';

/** Gives what the reader has set, as of now. */
export type ReadSettings = () => Promise<Settings>;
