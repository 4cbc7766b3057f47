import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import { uuidV7 } from '#shared/lib/identifiers.ts';
import { type PushAnswer, type PushRequest, pushRequest } from '#shared/protocol/push.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { GeneratedRecord } from './generated-book.ts';
import type { Device } from './server-pages.ts';

/** A push of new records into the device's own book, not sent yet. */
export function pushOf(device: Device, records: readonly GeneratedRecord[]): PushRequest {
  const editedAt = instantFromMillis(Date.now());
  return pushRequest.parse({
    protocolVersion: PROTOCOL_VERSION,
    deviceId: device.deviceId,
    mutations: records.map(({ kind, id: recordId, data }) => ({
      id: uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
      ...{ kind, recordId, data, editedAt },
      ...{ bookId: device.ownBookId, baseVersion: null, editedBy: device.personId },
    })),
  });
}

/** Sends a push; throws unless the server accepts all of it. */
export async function sendPush(
  { address, token }: Pick<Device, 'address' | 'token'>,
  body: string,
): Promise<void> {
  const response = await fetch(`${address}/v1/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  if (!response.ok) throw new Error(`Pushing: ${response.status} ${await response.text()}`);
  const { answers } = (await response.json()) as PushAnswer;
  const refused = answers.find(({ answer }) => answer !== 'accepted');
  if (refused) throw new Error(`Pushing: ${JSON.stringify(refused)}`);
}

/** Pushes new records into the device's own book. */
export function pushRecords(device: Device, records: readonly GeneratedRecord[]): Promise<void> {
  return sendPush(device, JSON.stringify(pushOf(device, records)));
}
