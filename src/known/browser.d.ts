/** What some browsers have beyond the standard types. */
interface Navigator {
  /** In GB, a power of two, at most 8 (Device Memory, section 3). */
  readonly deviceMemory?: number;
  /** Network Information and Save Data. */
  readonly connection?: { readonly saveData?: boolean };
}

interface Window {
  /** What the page asks for before its code is there (`begunList`). */
  skybookList?: Promise<Response>;
}
