/** Whether a field is ticked or chosen, as boxes and radio buttons are. */
export function isBox(field: EventTarget): field is HTMLInputElement {
  return 'type' in field && (field.type === 'checkbox' || field.type === 'radio') && 'checked' in field;
}
