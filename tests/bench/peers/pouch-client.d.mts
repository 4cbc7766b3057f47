/**
 * Replicates a remote database into a new PouchDB database and gives the number of documents it then
 * holds.
 */
export function replicateIntoPouch(remote: string): Promise<number>;
