declare module 'htl' {
  type Tag<T> = (strings: TemplateStringsArray, ...values: readonly unknown[]) => T;
  export const html: Tag<Node>;
  export const svg: Tag<Node>;
}
