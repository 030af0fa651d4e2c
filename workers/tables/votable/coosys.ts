import { attribute, xmlText, type XmlTag } from './xmlTokens.ts';

/**
 * A COOSYS of a VOTable (VOTable 1.5 §3.1): its ID and its words, system before equinox. In old files the system stood
 * between the tags.
 */
export function systemOf({ attributes }: XmlTag, body: string): { readonly id: string; readonly words: string } {
  const value = (name: string) => attribute(attributes, name).trim();
  const system = value('system') || xmlText(body).trim() || 'eq_FK5';
  return { id: value('ID'), words: [system, value('equinox')].filter(Boolean).join(' ') };
}
