/** Whether an address is one of the web: what a browser asks a server for, by http or https. */
export function isOfWeb({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}
