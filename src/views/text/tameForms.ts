/**
 * Leaves forms of a sanitised fragment nothing to send and no dialog to open: boxes can be ticked, texts read, buttons
 * pressed to no effect.
 */
export function tameForms(fragment: DocumentFragment): void {
  for (const element of fragment.querySelectorAll('form, button, input, select, textarea, fieldset, output, details')) {
    const { localName } = element;
    const type = localName === 'input' ? (element.getAttribute('type') ?? '').toLowerCase() : undefined;
    if (type !== undefined && type !== 'checkbox' && type !== 'radio') element.remove();
    // Radio buttons are one choice by their name.
    if (type !== 'radio') element.removeAttribute('name');
    if (localName === 'button') element.setAttribute('type', 'button');
    if (localName === 'textarea') element.setAttribute('readonly', '');
    // Its list would open above the page, drawn as the text likes.
    if (localName === 'select') element.setAttribute('disabled', '');
  }
  for (const element of fragment.querySelectorAll('[tabindex]'))
    if (Number(element.getAttribute('tabindex')) > 0) element.removeAttribute('tabindex');
}
