/**
 * Raised when the wire changes; a test pins the hash of the schemas to it (SPEC G1). The server
 * answers versions from `OLDEST_PROTOCOL_VERSION` on; an older device is told to update. Version 2 adds
 * mergers and spin-offs to the types of transactions: a device of version 1 keeps such an entry, shows
 * it without its name and does not count it.
 */
export const PROTOCOL_VERSION = 2;
export const OLDEST_PROTOCOL_VERSION = 1;
