import { describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newAccount } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import {
  type BookId,
  type PersonId,
  type RecordId,
  uuidFromText,
} from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { RecordMemory } from './record-memory.ts';
import { SearchIndex } from './search-index.ts';

const idOf = (n: number) => uuidFromText(`client ${n}`) as RecordId;

function client(n: number, name: string): LocalRecord {
  return {
    kind: 'client',
    id: idOf(n),
    bookId: uuidFromText('book') as BookId,
    clientId: idOf(n),
    version: null,
    seq: 0,
    data: { ...newClient({ name }) },
    editedBy: uuidFromText('anna') as PersonId,
    editedAt: '2026-11-24T08:00:00.000Z' as Instant,
    acceptedAt: null,
    moveNumber: 0,
  };
}

async function indexOf(names: readonly string[]) {
  const memory = new RecordMemory();
  for (const [n, name] of names.entries()) memory.put(client(n, name));
  const index = new SearchIndex(memory);
  await index.build();
  const rename = (n: number, name: string) => {
    memory.put(client(n, name));
    index.update(idOf(n));
  };
  const titles = (query: string, limit: number) =>
    index.search(query, limit).map(({ title }) => title);
  return { titles, rename };
}

describe('a search for one letter', () => {
  it('finds names that begin with it before names that have it in a later word', async () => {
    const { titles } = await indexOf(['Anna Novák', 'Čech Nora', 'Nero', 'Näher', 'Zoe']);
    expect(titles('n', 3)).toEqual(['Nero', 'Näher', 'Anna Novák']);
    expect(titles('n', 2)).toEqual(['Nero', 'Näher']);
    expect(titles('c', 1)).toEqual(['Čech Nora']);
  });

  it('gives what there is when there is less than asked for', async () => {
    const { titles } = await indexOf(['Berg', 'Brandt', 'Zoe']);
    expect(titles('b', 10).sort()).toEqual(['Berg', 'Brandt']);
  });

  it('follows names as they change', async () => {
    const { titles, rename } = await indexOf(['Berg', 'Brandt']);
    rename(0, 'Zander');
    expect(titles('b', 1)).toEqual(['Brandt']);
    expect(titles('z', 1)).toEqual(['Zander']);
  });
});

describe('a number in groups', () => {
  it.each(['8543-142972', '8543 142 972', '(8543) 14.29-72'])(
    '"%s" is found in one go',
    (number) => {
      const memory = new RecordMemory();
      const account = newAccount({ clientId: idOf(0), name: 'Custody', number });
      memory.put({ ...client(0, ''), kind: 'account', id: idOf(1), data: { ...account } });
      const index = new SearchIndex(memory);
      void index.build();
      for (const query of ['8543142972', '854314', number]) {
        expect(index.search(query, 3).map(({ id }) => id)).toEqual([idOf(1)]);
      }
    },
  );
});
