import { type DeviceId, uuidFromText } from '#shared/lib/identifiers.ts';

/** The device that the system's own writes are under (see `SYSTEM_PERSON`). */
export const SYSTEM_DEVICE = uuidFromText('fieldfolio/system/device') as DeviceId;
