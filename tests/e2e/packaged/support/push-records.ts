import type { Page } from '@playwright/test';
import type { MutationAnswer } from '#shared/protocol/push.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { HostileRecord } from '#tests/fixtures/hostile-records.ts';

/**
 * Sends records to the server as this device, past every form: what a person of the same firm with a
 * program of their own could do. Returns what the server said to each.
 */
export function pushRecords(
  page: Page,
  bookName: string,
  records: readonly HostileRecord[],
): Promise<readonly MutationAnswer[]> {
  const mutations = records.map((record) => ({ ...record, mutationId: crypto.randomUUID() }));
  return page.evaluate(
    async ({ bookName, mutations, protocolVersion }) => {
      const ask = async (endpoint: 'session' | 'push', body: string) => {
        const answer = await window.fieldfolio?.call['network.call']({ endpoint, body });
        if (!answer?.ok) throw new Error(answer?.error.message ?? 'no shell');
        return JSON.parse(new TextDecoder().decode(answer.value));
      };
      const { deviceId, personId, books } = await ask('session', '');
      const named = (each: { name: string }) => each.name === bookName;
      const { bookId } = books.find(named);
      const { answers } = await ask(
        'push',
        JSON.stringify({
          protocolVersion,
          deviceId,
          mutations: mutations.map(({ mutationId, kind, id, data }) => ({
            ...{ id: mutationId, kind, recordId: id, bookId, data, baseVersion: null },
            ...{ editedBy: personId, editedAt: new Date().toISOString() },
          })),
        }),
      );
      return answers;
    },
    { bookName, mutations, protocolVersion: PROTOCOL_VERSION },
  );
}
