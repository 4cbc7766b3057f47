import { type PersonId, uuidFromText } from '#shared/lib/identifiers.ts';

/**
 * Who writes what no person wrote: loads from other systems, moves, the mirror of people. Nobody can
 * sign in as it, and what it wrote is nobody's edit: it says nothing of what happened with a client.
 */
export const SYSTEM_PERSON = uuidFromText('fieldfolio/system/person') as PersonId;
