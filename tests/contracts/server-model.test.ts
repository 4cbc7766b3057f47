import type { Instant } from '#shared/lib/calendar-date.ts';
import {
  type BookId,
  type DeviceId,
  type PersonId,
  uuidFromText,
} from '#shared/lib/identifiers.ts';
import { modelTransport } from '#tests/simulation/model-transport.ts';
import { ServerModel } from '#tests/simulation/server-model.ts';
import { describeSyncTransport } from './sync-transport.ts';
import type { Who } from './transport/fixtures.ts';

describeSyncTransport('the model of the server', async () => {
  const book = (name: string): BookId => uuidFromText(`book ${name}`) as BookId;
  const books = { firm: book('firm'), own: book('own'), other: book('other') };
  const people: Record<Who, PersonId> = {
    manager: uuidFromText('manager') as PersonId,
    successor: uuidFromText('successor') as PersonId,
  };
  const server = new ServerModel('epoch0001', () => '2026-11-24T09:00:00.000Z' as Instant);
  server.addBook(books.firm, 'Firm', true);
  server.addBook(books.own, 'Own');
  server.addBook(books.other, 'Other');
  for (const person of Object.values(people)) server.grant(person, books.firm, 'reader');
  server.grant(people.manager, books.own, 'owner');
  server.grant(people.successor, books.other, 'owner');
  let devices = 0;
  return {
    books,
    people,
    connect: async (who) => {
      devices += 1;
      const deviceId = uuidFromText(`device ${devices}`) as DeviceId;
      return modelTransport(server, { personId: people[who], deviceId });
    },
    moveClient: async (clientId, to) => {
      server.moveClient(clientId, to);
    },
    grant: async (who, bookId) => server.grant(people[who], bookId, 'assistant'),
    revoke: async (who, bookId) => server.revoke(people[who], bookId),
  };
});
