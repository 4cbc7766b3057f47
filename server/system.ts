import { type DeviceId, type PersonId, uuidFromText } from '#shared/lib/identifiers.ts';

/** Who writes what no person wrote: loads, moves, the mirror of people. Nobody can sign in as it. */
export const SYSTEM_PERSON = uuidFromText('fieldfolio/system/person') as PersonId;
export const SYSTEM_DEVICE = uuidFromText('fieldfolio/system/device') as DeviceId;
