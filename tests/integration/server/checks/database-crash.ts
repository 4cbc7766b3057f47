import { openPostgres } from '#server/database/postgres.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { pushAnswer, type WireMutation } from '#shared/protocol/push.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { type Check, Tally } from '#tests/soak/support/check.ts';
import { startPostgres } from '../../postgres.ts';
import { disagreements } from '../agreement.ts';
import { freshId, noteOf } from '../test-device.ts';
import { makeWorld } from '../world.ts';

const WRITERS = 3;
const PER_PUSH = 20;
const BETWEEN_KILLS = 100;

/** PostgreSQL killed with -9 while it is pushed to; a try is one kill. */
export const databaseCrash: Check = {
  ids: ['V7'],
  title: 'PostgreSQL killed in mid-push leaves nothing half applied',
  target: '0 kills after which records, head, digest, trail and answers disagree',
  async run({ count, progress }) {
    const server = await startPostgres();
    const database = openPostgres(await server.createDatabase('crash'), { connections: 8 });
    const world = await makeWorld(database);
    const tally = new Tally();
    let pushed = 0;
    let repeated = 0;
    for (let round = 0; round < count; round += 1) {
      const { device, bookId } = await world.owner();
      const clientId = freshId();
      await device.pushOne(device.mutation(bookId, 'client', clientId, newClient({ name: 'A' })));
      const sent: WireMutation[][] = [];
      let accepted = 0;
      let enough = (): void => undefined;
      const under = new Promise<void>((resolve) => {
        enough = resolve;
      });
      const push = async (batch: readonly WireMutation[]): Promise<number> => {
        const { deviceId } = device.signedIn;
        const payload = { protocolVersion: PROTOCOL_VERSION, deviceId, mutations: batch };
        const reply = await device.request('POST', '/v1/push', payload);
        if (reply.status === 200) accepted += pushAnswer.parse(reply.body).answers.length;
        if (accepted > BETWEEN_KILLS) enough();
        return reply.status;
      };
      /** Pushes until a push fails, as it does when the database is gone. */
      const writer = async (): Promise<void> => {
        let status = 200;
        while (status === 200) {
          const batch = Array.from({ length: PER_PUSH }, () =>
            device.mutation(bookId, 'note', freshId(), noteOf(clientId, 'in a hurry')),
          );
          sent.push(batch);
          status = await push(batch);
        }
      };
      const writers = Promise.all(Array.from({ length: WRITERS }, writer));
      await under;
      await server.crash();
      await writers;
      const problems = [...(await disagreements(database, bookId))];
      for (const batch of sent) if ((await push(batch)) !== 200) problems.push('refused again');
      problems.push(...(await disagreements(database, bookId)));
      const { head } = await device.pull(bookId, 'work', 0, 1);
      if (head !== 1 + sent.length * PER_PUSH) problems.push(`the head is at ${head}`);
      tally.add(problems.length === 0 ? null : problems.join(', '));
      pushed += sent.length;
      repeated += WRITERS;
      if ((round + 1) % 10 === 0) progress(`${round + 1} of ${count} kills`);
    }
    await world.app.close();
    await database.close();
    await server.stop();
    return tally.outcome({ pushes: pushed, 'cut off and repeated': repeated });
  },
};
