// A page from a cache may name files that a new version of the site has taken away: it is asked for anew, past all caches, once.
addEventListener(
  'error',
  async ({ target }) => {
    if (!(target instanceof HTMLScriptElement) && !(target instanceof HTMLLinkElement)) return;
    const key = 'skybook.recovered';
    let hasTried = true;
    try {
      hasTried = Date.now() - Number(sessionStorage.getItem(key) ?? 0) < 30_000;
      sessionStorage.setItem(key, String(Date.now()));
    } catch {
      // Without storage it might go round for ever.
    }
    if (hasTried) {
      const said = document.createElement('p');
      said.textContent = 'Skybook could not be loaded: there is no connection, or the site has just got a new version. Reload the page.';
      document.body.replaceChildren(said);
      return;
    }
    try {
      await fetch(location.href, { cache: 'reload' });
      // It is registered anew by the page that comes.
      await (await navigator.serviceWorker?.getRegistration())?.unregister();
    } catch {
      // Then the reload says what is wrong.
    }
    location.reload();
  },
  { capture: true },
);
