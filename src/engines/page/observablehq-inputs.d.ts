declare module '@observablehq/inputs' {
  export const range: (extent?: readonly [number, number], options?: object) => HTMLFormElement;
  export const button: (content: string) => HTMLFormElement;
  export const text: (options?: object) => HTMLFormElement;
  export const date: (options?: object) => HTMLFormElement;
  export const search: (data: readonly object[], options?: object) => HTMLFormElement;
  export const form: (inputs: Readonly<Record<string, HTMLElement>>) => HTMLElement;
  type Choose = <T>(data: readonly T[], options?: { readonly format?: (one: T) => string }) => HTMLFormElement;
  export const select: Choose;
  export const radio: Choose;
}
