/** A service worker that takes longer to fetch the site's new version is not waited for. */
const RENEWAL_MS = 15_000;

/**
 * Loads the page anew in the site's newest version: the service worker, which keeps the one before, fetches that first.
 */
export async function reloadRenewed(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, RENEWAL_MS));
  await Promise.race([renewed().catch(() => undefined), late]);
  location.reload();
}

async function renewed(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  await registration.update();
  const worker = registration.installing ?? registration.waiting;
  if (!worker) return;
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
