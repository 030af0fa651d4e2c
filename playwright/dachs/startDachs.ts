import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const KIT = import.meta.dirname;

/**
 * The address of a DaCHS server on this machine, installed and filled where need be; or, plainly, why there is none.
 * Only where `SKYBOOK_DACHS` is set: it installs Debian packages and a PostgreSQL, which is no matter of course for a
 * test.
 */
export function startDachs({
  open,
}: {
  readonly open: boolean;
}): { readonly base: string } | { readonly missing: string } {
  if (!process.env['SKYBOOK_DACHS'])
    return { missing: 'set SKYBOOK_DACHS=1 to have it installed and started (Debian, root)' };
  const up = spawnSync(resolve(KIT, 'up'), {
    env: { ...process.env, DACHS_OPEN: open ? '1' : '' },
    encoding: 'utf8',
    timeout: 600_000,
  });
  const base = up.stdout?.trim().split('\n').at(-1);
  if (up.status === 0 && base) return { base };
  return { missing: up.stderr?.trim().split('\n').at(-1) || up.error?.message || 'it does not start' };
}

/** Ends what `startDachs` started. */
export function stopDachs(): void {
  spawnSync(resolve(KIT, 'down'), { stdio: 'ignore' });
}
