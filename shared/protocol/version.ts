/**
 * Raised when the wire changes; a test pins the hash of the schemas to it (SPEC G1). The server
 * answers versions from `OLDEST_PROTOCOL_VERSION` on; an older device is told to update.
 */
export const PROTOCOL_VERSION = 1;
export const OLDEST_PROTOCOL_VERSION = 1;
