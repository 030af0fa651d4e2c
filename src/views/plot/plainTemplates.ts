import type { BokehDocument } from './bokehTypes.ts';
import { recordOf } from '../../known/recordOf.ts';

/**
 * Lets the HTML templates of a document's table cells put their values in as text: `<%= value %>`, which takes them for
 * HTML, becomes `<%- value %>`.
 */
export function plainTemplates(document: BokehDocument): void {
  for (const model of document._all_models.values()) {
    const { template } = recordOf(model);
    if (model.type === 'HTMLTemplateFormatter' && typeof template === 'string')
      model.setv({ template: template.replaceAll('<%=', '<%-') }, { sync: false });
  }
}
