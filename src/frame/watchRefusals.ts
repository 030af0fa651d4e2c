import type { Refusal } from '../graph/cellState.ts';
import type { Language } from '../notebook/cell.ts';

/** What the page itself asks, it asks for these. */
const PAGE: readonly Language[] = ['javascript', 'markdown'];

/**
 * Tells what the policy has kept this page or its workers from asking, and the languages of the cells that may have
 * asked. Of what was led elsewhere browsers name the address that was asked first, which `isLet` by the directive that
 * refused it.
 */
export function watchRefusals(
  isLet: (url: URL, directive: string) => boolean,
  onRefused: (refusal: Refusal, languages: readonly Language[]) => void,
): void {
  const tell = (address: string, directive: string, languages: readonly Language[]): void => {
    const url = URL.parse(address);
    if (url && /^(?:https?|wss?):$/.test(url.protocol))
      onRefused({ host: url.host, ...(isLet(url, directive) && { via: url.href }) }, languages);
  };
  document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
    tell(blockedURI, effectiveDirective, PAGE),
  );
  document.addEventListener('skybook:refused', (event) => {
    const { address, directive, language } = (
      event as CustomEvent<{ readonly address: string; readonly directive: string; readonly language: Language }>
    ).detail;
    tell(address, directive, [language]);
  });
}
