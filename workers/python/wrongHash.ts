/** What a host gave is not the file of this SHA-256. */
export class WrongHash extends Error {
  constructor(url: string) {
    super(`${url} is not the file whose SHA-256 this site knows`);
    this.name = 'WrongHash';
  }
}
