import type { Language } from '../notebook/cell.ts';

/** What the page itself asks, it asks for these. */
const PAGE: readonly Language[] = ['javascript', 'markdown'];

/** Tells the hosts that the policy has kept this page or its workers from asking, and the languages of the cells that may have asked. */
export function watchRefusals(onRefused: (host: string, languages: readonly Language[]) => void): void {
  const tell = (address: string, languages: readonly Language[]): void => {
    const url = URL.parse(address);
    if (url && /^(?:https?|wss?):$/.test(url.protocol)) onRefused(url.host, languages);
  };
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => tell(blockedURI, PAGE));
  document.addEventListener('skybook:refused', (event) => {
    const { address, language } = (event as CustomEvent<{ readonly address: string; readonly language: Language }>).detail;
    tell(address, [language]);
  });
}
