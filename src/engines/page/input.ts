import { observe } from '../observe.ts';

function valueOf(element: EventTarget): unknown {
  const input = element as HTMLInputElement;
  switch ('type' in element ? input.type : undefined) {
    case 'range':
    case 'number':
      return input.valueAsNumber;
    case 'date':
      return input.valueAsDate;
    case 'checkbox':
      return input.checked;
    case 'file':
      return input.multiple ? input.files : input.files?.[0];
    case 'select-multiple':
      return Array.from((element as unknown as HTMLSelectElement).selectedOptions, (option) => option.value);
    default:
      return input.value;
  }
}

function eventOf(element: EventTarget): string {
  const type = 'type' in element ? element.type : undefined;
  return type === 'button' || type === 'submit' || type === 'checkbox' ? 'click' : type === 'file' ? 'change' : 'input';
}

/**
 * The builtin `Generators.input`: the values of an input element or of any element with a `value` that tells of `input`
 * events.
 */
export function input(element: EventTarget): AsyncGenerator<unknown, void, void> {
  return observe((change) => {
    const type = eventOf(element);
    const tell = () => change(valueOf(element));
    element.addEventListener(type, tell);
    if (valueOf(element) !== undefined) tell();
    return () => element.removeEventListener(type, tell);
  });
}
