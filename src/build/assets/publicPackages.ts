import { assetLock } from './lock.ts';

/** Where Pyodide publishes the packages of its distribution, each by its hash in the lock of that version. */
export const PUBLIC_HOST = `https://cdn.jsdelivr.net/pyodide/v${assetLock.pyodide}/full/`;

/**
 * Whether pages may ask that host for packages that the site does not serve; `SKYBOOK_PACKAGES=own` at set-up is a
 * deployer's no.
 */
export function asksPublicHost(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment['SKYBOOK_PACKAGES'] !== 'own';
}
