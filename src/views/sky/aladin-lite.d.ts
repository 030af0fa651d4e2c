declare module 'aladin-lite' {
  const library: object;
  export { library as default };
}
