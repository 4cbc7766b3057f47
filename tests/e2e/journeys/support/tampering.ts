import type { RecordData } from '#shared/domain/kind.ts';
import { pullAnswer } from '#shared/protocol/pull.ts';
import { pushAnswer } from '#shared/protocol/push.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import { sessionAnswer, signInAnswer } from '#shared/protocol/session.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { Office } from './office.ts';

type Change = (data: RecordData) => RecordData | null;

/**
 * Pushes each of `changes` of the first record of `kind` that `isIt`, on its current version, past
 * every form: what a person of the book with a program of their own could do. Returns what the server
 * said to each.
 */
export async function pushChanged(
  office: Office,
  kind: string,
  isIt: (data: RecordData) => boolean,
  changes: readonly Change[],
): Promise<readonly { readonly answer: string; readonly message: string }[]> {
  const ask = async (path: string, body?: object, token?: string): Promise<unknown> => {
    const response = await fetch(`${office.address}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return response.json();
  };
  const signedIn = signInAnswer.parse(
    await ask('/v1/sign-in', { ...office.sample, deviceName: 'A program of their own' }),
  );
  const token = signedIn.accessToken;
  const { books } = sessionAnswer.parse(await ask('/v1/session', undefined, token));
  const bookId = books.find(({ isFirmBook }) => !isFirmBook)?.bookId;
  const record = await findRecord(
    async (cursor) => {
      const request = { bookId, lane: 'work', cursor, limit: 2_000 };
      return pullAnswer.parse(await ask('/v1/pull', request, token));
    },
    (each) => each.kind === kind && each.data !== null && isIt(each.data),
  );
  const mutations = changes.map((change) => ({
    ...{ id: crypto.randomUUID(), kind, recordId: record.id, bookId },
    ...{ baseVersion: record.version, data: change(record.data ?? {}) },
    ...{ editedBy: signedIn.personId, editedAt: new Date().toISOString() },
  }));
  const { deviceId } = signedIn;
  const push = { protocolVersion: PROTOCOL_VERSION, deviceId, mutations };
  const { answers } = pushAnswer.parse(await ask('/v1/push', push, token));
  return answers.map((answer) => ({
    answer: answer.answer,
    message: answer.answer === 'rejected' ? answer.message : '',
  }));
}

async function findRecord(
  page: (cursor: number) => Promise<{ readonly records: readonly WireRecord[] }>,
  isIt: (record: WireRecord) => boolean,
): Promise<WireRecord> {
  let cursor = 0;
  for (;;) {
    const { records } = await page(cursor);
    const found = records.find(isIt);
    if (found) return found;
    const last = records.at(-1);
    if (!last) throw new Error('no record of the kind is there');
    cursor = last.seq;
  }
}
