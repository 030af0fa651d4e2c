import type { Keyboard, Locator } from '@playwright/test';

/** Something of an open notebook that is changed again and again, and of which every state is told. */
export type KillField = {
  /** Puts the focus there, behind what stands there. */
  readonly focus: () => Promise<void>;
  /** What stands there. */
  readonly value: () => Promise<string>;
  /** Makes the first change; answers what stands there then. */
  readonly begin: (word: string) => Promise<string>;
  /** Makes a further change; answers what stands there then. */
  readonly change: (place: number, before: string) => Promise<string>;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Text that is typed into an editor, or an input, letter by letter. */
export function typedField(keys: () => Keyboard, where: () => Locator, isEditor: boolean): KillField {
  const focus = async (): Promise<void> => {
    if (!isEditor) {
      await where().focus();
      return keys().press('End');
    }
    await where().focus();
    await keys().press('Enter');
    await where().locator('.cm-content:focus').waitFor();
    await keys().press('ControlOrMeta+End');
  };
  return {
    focus,
    value: async () => {
      if (!isEditor) return where().inputValue();
      await focus();
      const lines = await where()
        .locator('.cm-line')
        .evaluateAll((all) =>
          all.map((line) => (line.querySelector('.cm-placeholder') ? '' : (line.textContent ?? ''))),
        );
      return lines.join('\n').trim();
    },
    begin: async (word) => {
      await focus();
      await keys().press('ControlOrMeta+a');
      await keys().insertText(word);
      return word;
    },
    change: async (place, before) => {
      const letter = LETTERS[place % LETTERS.length]!;
      await keys().press(letter);
      return before + letter;
    },
  };
}

/** The cells: order, languages, whether outputs are hidden; changed by keys and buttons at one of them. */
export function cellsField(
  keys: () => Keyboard,
  cells: () => Locator,
  at: () => Locator,
  below: (bound: number) => number,
): KillField {
  const value = () =>
    cells().evaluateAll((all) =>
      all
        .map((cell) => {
          const { cell: id, language } = (cell as HTMLElement).dataset;
          return `${id} ${language}${cell.querySelector('[title="Show output"]') ? ' hidden' : ''}`;
        })
        .join('\n'),
    );
  const presses = [
    'b',
    'b',
    'ControlOrMeta+Shift+ArrowDown',
    'ControlOrMeta+Shift+ArrowUp',
    'm',
    'y',
    'ControlOrMeta+z',
  ];
  const change = async (): Promise<string> => {
    await at().focus();
    const which = below(presses.length + 2);
    if (which < presses.length) await keys().press(presses[which]!);
    else if (which === presses.length) await at().locator('[title="Hide output"], [title="Show output"]').click();
    else {
      // One that was put there before.
      await keys().press('b');
      await keys().press('Escape');
      await keys().press('d');
      await keys().press('d');
    }
    return value();
  };
  return { focus: () => at().focus(), value, begin: change, change };
}

/** A slider that a cell shows once it runs. */
export function controlField(keys: () => Keyboard, at: () => Locator, run: () => Promise<void>): KillField {
  const slider = () => at().locator('input[type=range]');
  const focus = async (): Promise<void> => {
    if ((await slider().count()) === 0) await run();
    await slider().focus();
  };
  const change = async (): Promise<string> => {
    await keys().press('ArrowRight');
    return slider().inputValue();
  };
  return {
    focus,
    value: async () => {
      await focus();
      return slider().inputValue();
    },
    begin: async () => {
      await focus();
      return change();
    },
    change,
  };
}
