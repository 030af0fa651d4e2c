/** Marks a button whose press costs the reader something: the shell counts it as theirs, by `reportPresses`. */
export function costly<T extends HTMLElement>(button: T): T {
  button.setAttribute('data-costs', '');
  return button;
}
