declare module '@observablehq/inputs' {
  export const range: (extent?: readonly [number, number], options?: object) => HTMLFormElement;
}
