import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { MutationId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { freshId as fresh } from '#tests/integration/server/test-device.ts';
import { httpTransport } from './http-transport.ts';
import { settled, tryOut } from './support/session.ts';
import { openWireWorld, type WireOwner, type WireWorld } from './support/wire-world.ts';

/* Faults put in on purpose: the reference session has to notice them. */

describe('the reference session turns red', () => {
  let wire: WireWorld | undefined;
  beforeAll(async () => {
    wire = await openWireWorld('PGlite');
  });
  afterAll(() => wire?.close());

  async function finding(spoil: (way: SyncTransport, owner: WireOwner) => SyncTransport) {
    if (!wire) throw new Error('the world is opened before the first test');
    const owner = await wire.owner();
    const start = await settled(owner);
    const way = httpTransport(wire.address, owner.signedIn.signedIn.accessToken);
    const session = { database: wire.database, owner, ...start, number: 1 };
    return tryOut(session, spoil(way, owner));
  }

  it('[Y3] not when nothing is wrong', async () => {
    expect(await finding((way) => way)).toBeNull();
  });

  it('[Y3] when a request that is sent again makes its record anew', async () => {
    const doubled = (way: SyncTransport): SyncTransport => ({
      ...way,
      push: async (request) => {
        const mutations = request.mutations
          .filter(({ baseVersion }) => baseVersion === null)
          .map((mutation) => ({ ...mutation, ...{ id: fresh<MutationId>(), recordId: fresh() } }));
        await way.push({ ...request, mutations });
        return way.push(request);
      },
    });
    expect(await finding(doubled)).not.toBeNull();
  });

  it('[Y3] when an edit is taken for accepted that never arrived', async () => {
    const lost = (way: SyncTransport): SyncTransport => ({
      ...way,
      push: async ({ mutations }) => {
        const seq = 1_000;
        const version = { epoch: 'epoch0001', n: 1_000 };
        const acceptedAt = '2026-11-20T08:00:00.000Z' as Instant;
        const answer = 'accepted' as const;
        const answers = mutations.map(({ id }) => {
          return { answer, mutationId: id, version, seq, acceptedAt };
        });
        return ok({ answers });
      },
    });
    expect(await finding(lost)).not.toBeNull();
  });

  it('[Y2] when a reply moves the cursor past records that it does not carry', async () => {
    const holed = (way: SyncTransport): SyncTransport => ({
      ...way,
      pull: async (request) => {
        const page = await way.pull(request);
        return page.ok ? { ...page, value: { ...page.value, records: [], digest: null } } : page;
      },
    });
    expect(await finding(holed)).not.toBeNull();
  });
});
