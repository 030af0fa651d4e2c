/** The browser's blocking requests, as far as DuckDB's loader of extensions uses them. */
type Requests = new () => XMLHttpRequest;

/**
 * Requests that find what is below `url` in `files`, at once and without the network, and nothing else there (404); all
 * others are the browser's own. DuckDB fetches an extension by a blocking request, and breaks where that fails but by a
 * status.
 */
export function answerRequests(Own: Requests, url: string, files: ReadonlyMap<string, ArrayBuffer>): Requests {
  return class extends Own {
    #asked: string | undefined;

    override open(method: string, address: string | URL, ...rest: readonly unknown[]): void {
      this.#asked = String(address).startsWith(url) ? String(address) : undefined;
      if (this.#asked === undefined) super.open(method, address, ...(rest as [boolean]));
    }

    override setRequestHeader(name: string, value: string): void {
      if (this.#asked === undefined) super.setRequestHeader(name, value);
    }

    override send(body?: XMLHttpRequestBodyInit | null): void {
      if (this.#asked === undefined) super.send(body);
    }

    override get responseType(): XMLHttpRequestResponseType {
      return this.#asked === undefined ? super.responseType : 'arraybuffer';
    }

    override set responseType(type: XMLHttpRequestResponseType) {
      super.responseType = type;
    }

    override get readyState(): number {
      return this.#asked === undefined ? super.readyState : this.DONE;
    }

    override get status(): number {
      if (this.#asked === undefined) return super.status;
      return files.has(this.#asked) ? 200 : 404;
    }

    override get response(): unknown {
      return this.#asked === undefined ? super.response : files.get(this.#asked);
    }
  };
}
