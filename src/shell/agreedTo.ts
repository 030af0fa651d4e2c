import type { Opening } from './openRoute.ts';
import { isTrusted } from './trust.ts';

/** The text that the reader agreed to, where they trust a notebook that is neither theirs nor the site's. */
export function agreedTo({ origin, trust, kept, html }: Omit<Opening, 'title'>): string | undefined {
  if (origin === 'own' || origin === 'shipped' || !isTrusted(trust)) return undefined;
  return kept?.agreed ?? html;
}
