import { moveClient } from '#server/admin/move-client.ts';
import { instantNow } from '#server/dependencies.ts';
import { endMembership } from '#server/repositories/memberships.ts';
import { describeSyncTransport } from '#tests/contracts/sync-transport.ts';
import { httpTransport } from '#tests/wire/http-transport.ts';
import { onEachDatabase } from '../databases.ts';
import { makeWorld } from './world.ts';

onEachDatabase((database) => {
  describeSyncTransport('the real server over HTTP', async () => {
    const world = await makeWorld(database());
    const address = await world.app.listen({ port: 0, host: '127.0.0.1' });
    const own = await world.owner();
    const other = await world.owner();
    const devices = { manager: own.device, successor: other.device };
    const books = {
      firm: await own.device.firmBook(),
      own: own.bookId,
      other: other.bookId,
    };
    const people = {
      manager: own.device.signedIn.personId,
      successor: other.device.signedIn.personId,
    };
    return {
      books,
      people,
      connect: async (who) => {
        const { signedIn } = await world.signIn(devices[who].email);
        return httpTransport(address, signedIn.accessToken);
      },
      moveClient: async (clientId, to) => {
        const moved = await moveClient(world.dependencies, clientId, to);
        if (!moved.ok) throw new Error(moved.error.message);
      },
      grant: (who, bookId) => world.giveRole(devices[who], bookId, 'assistant'),
      revoke: async (who, bookId) => {
        world.passTime(1);
        const now = instantNow(world.dependencies);
        await database().transaction((transaction) =>
          endMembership(transaction, bookId, people[who], now),
        );
      },
      close: async () => {
        world.app.server.closeAllConnections();
        await world.app.close();
      },
    };
  });
});
