import { countText } from '../../../src/known/countText.ts';

/** What a column's cells hold that its type cannot: told once for all of them. */
export class Faults {
  #unread = 0;
  #clamped = 0;
  #firstUnread = '';
  #firstClamped = '';

  /** Notes a text that is no value of the type. */
  unread(text: string): void {
    if (this.#unread++ === 0) this.#firstUnread = text.slice(0, 40);
  }

  /** Notes a number beyond the bounds of the type. */
  clamped(text: string): void {
    if (this.#clamped++ === 0) this.#firstClamped = text.slice(0, 40);
  }

  /** The sentences about the column `name`. */
  warnings(name: string, type: string): readonly string[] {
    const times = (count: number) => (count === 1 ? 'One value' : `${countText(count)} values`);
    const are = (count: number, is: string, many: string) => (count === 1 ? is : many);
    return [
      ...(this.#unread > 0
        ? [
            `${times(this.#unread)} of ${name} ${are(this.#unread, 'is', 'are')} no ${type}, such as ` +
              `${JSON.stringify(this.#firstUnread)}: null here.`,
          ]
        : []),
      ...(this.#clamped > 0
        ? [
            `${times(this.#clamped)} of ${name} ${are(this.#clamped, 'is', 'are')} beyond the bounds of ${type}, such as ` +
              `${this.#firstClamped}: the bound stands there.`,
          ]
        : []),
    ];
  }
}
