/**
 * A number with its unit (VOUnit), as a scalar Quantity of Python comes to JavaScript: it reckons as the number and
 * reads as both, `3.5 pc`.
 */
export class Quantity {
  readonly value: number | bigint;
  readonly unit: string;

  constructor(value: number | bigint, unit: string) {
    this.value = value;
    this.unit = unit;
  }

  valueOf(): number | bigint {
    return this.value;
  }

  toString(): string {
    return `${this.value} ${this.unit}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
