/** What a worker that unpacks tells: that it is there, unpacked bytes, that they are all, or why there are none. */
export type Told = 'here' | ArrayBuffer | 'whole' | { readonly failure: string };
