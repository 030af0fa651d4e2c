/**
 * What the reader has that no notebook of others may read or change: the title of their own notebook, and the word in
 * their proxy's address.
 */
export const SECRET = 'secret-7f3a91';
