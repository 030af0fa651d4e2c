import type { Language } from '../notebook/cell.ts';
import { make } from '../dom/make.ts';
import { icon } from './icon.ts';
import { LANGUAGES } from './languages.ts';

/** A place between cells where a new one can be put: a `+` that unfolds into the languages. */
export function insertPoint(insert: (language: Language) => void): HTMLElement {
  const choices = make('span', {
    class: 'insert-choices',
    role: 'group',
    'aria-label': 'Language of the new cell',
    hidden: true,
  });
  const plus = make(
    'button',
    {
      type: 'button',
      class: 'insert-plus',
      'aria-label': 'Insert a cell here',
      title: 'Insert a cell here',
      'aria-expanded': 'false',
    },
    icon('plus'),
  );
  const point = make('div', { class: 'insert' }, plus, choices);
  const unfold = (open: boolean) => {
    choices.hidden = !open;
    plus.setAttribute('aria-expanded', String(open));
    if (open && choices.childElementCount === 0) choices.append(...languageButtons(choose));
    point.toggleAttribute('data-open', open);
  };
  const choose = (language: Language) => {
    unfold(false);
    insert(language);
  };
  plus.addEventListener('click', () => unfold(choices.hidden));
  point.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && point.contains(relatedTarget))) unfold(false);
  });
  point.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || choices.hidden) return;
    unfold(false);
    plus.focus();
  });
  return point;
}

/** One button for each language that a new cell can have. */
export function languageButtons(choose: (language: Language) => void): readonly HTMLButtonElement[] {
  return LANGUAGES.map(({ language, name }) => {
    const button = make(
      'button',
      { type: 'button', class: 'insert-language', 'data-insert': language },
      icon('plus'),
      name,
    );
    button.addEventListener('click', () => choose(language));
    return button;
  });
}
