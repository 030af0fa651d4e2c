import { vi } from 'vitest';

/** What a test waits for comes late on a busy machine; only what never comes should fail. */
const PATIENCE = { timeout: 60_000 };

const { waitFor, waitUntil } = vi;
vi.waitFor = (callback, options = PATIENCE) => waitFor(callback, options);
vi.waitUntil = (callback, options = PATIENCE) => waitUntil(callback, options);
