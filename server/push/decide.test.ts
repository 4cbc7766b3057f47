import { describe, expect, it } from 'vitest';
import { vigilanceRecordId } from '#shared/domain/advice/vigilance/vigilance-record.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import { bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import {
  type BookId,
  type PersonId,
  type RecordId,
  uuidFromText,
} from '#shared/lib/identifiers.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import { type CheckedMutation, checkMutation } from './check-mutation.ts';
import { decidePush, type KnownRecord, type PushState } from './decide.ts';

const EPOCH = 'epochone';
const NOW = '2026-11-24T09:00:00.000Z' as Instant;
const BOOK = uuidFromText('book') as BookId;
const FIRM = uuidFromText('firm') as BookId;
const CLIENT = uuidFromText('client') as RecordId;
const NOTE = uuidFromText('note') as RecordId;

const known = (kind: string, n: number): KnownRecord => ({
  ...{ kind, clientId: CLIENT, isLive: true, moveNumber: 0 },
  version: { epoch: EPOCH, n },
});

/** A book with a client; the rest as `fields` says. */
function stateWith(fields: Partial<PushState> = {}): PushState {
  return {
    epoch: EPOCH,
    personId: uuidFromText('person') as PersonId,
    acceptedAt: NOW,
    rightIn: () => 'writes',
    isFirmBook: (bookId) => bookId === FIRM,
    headOf: () => 10,
    recordIn: (_book, id) => (id === CLIENT ? known('client', 1) : undefined),
    wireOf: () => undefined,
    hasLeft: () => false,
    formerClientOf: () => undefined,
    isOfAnotherBook: () => false,
    remembered: () => undefined,
    ...fields,
  };
}

let count = 0;
function mutation(
  kind: string,
  recordId: RecordId,
  data: RecordData | null,
  fields: object = {},
): CheckedMutation {
  count += 1;
  const checked = checkMutation({
    id: uuidFromText(`mutation ${count}`),
    ...{ kind, recordId, bookId: BOOK, baseVersion: null, data },
    ...{ editedBy: uuidFromText('person'), editedAt: NOW },
    ...fields,
  });
  if (!checked.ok) throw new Error(`not a mutation: ${checked.error?.message}`);
  return checked.value;
}
const note = (fields: object = {}, clientId = CLIENT): CheckedMutation =>
  mutation('note', NOTE, newNote({ clientId, notedAt: NOW }), fields);
const answersOf = (state: PushState, ...mutations: CheckedMutation[]) =>
  decidePush(state, mutations).answers.map(({ answer }) => answer);

describe('decidePush', () => {
  it('[F1] gives out seqs one by one from the head of each book', () => {
    const other = uuidFromText('other') as RecordId;
    const plan = decidePush(stateWith(), [
      note(),
      mutation('client', other, newClient({ name: 'X' })),
    ]);
    expect(plan.writes.map(({ seq }) => seq)).toEqual([11, 12]);
  });

  it('[P1] raises the version that is there', () => {
    const state = stateWith({ recordIn: () => known('note', 7), wireOf: () => undefined });
    const parents = stateWith({
      ...state,
      recordIn: (_book, id) => known(id === NOTE ? 'note' : 'client', 7),
    });
    const plan = decidePush(parents, [note({ baseVersion: { epoch: EPOCH, n: 7 } })]);
    expect(plan.writes[0]?.version).toEqual({ epoch: EPOCH, n: 8 });
  });

  it.each([
    ['another number', { epoch: EPOCH, n: 6 }],
    ['another epoch', { epoch: 'epochtwo', n: 7 }],
    ['no base', null],
  ])('[P1] is stale for %s', (_name, baseVersion) => {
    const state = stateWith({
      recordIn: (_book, id) => known(id === NOTE ? 'note' : 'client', 7),
      wireOf: () => ({ id: NOTE }) as WireRecord,
    });
    expect(answersOf(state, note({ baseVersion }))).toEqual(['stale']);
  });

  it('[F9] is missing for a base of a record that is not there', () => {
    expect(answersOf(stateWith(), note({ baseVersion: { epoch: EPOCH, n: 1 } }))).toEqual([
      'missing',
    ]);
  });

  it('waits for a client and for a meeting that are not there', () => {
    const elsewhere = uuidFromText('unknown client') as RecordId;
    const meetingId = uuidFromText('unknown meeting');
    const data = { ...newNote({ clientId: CLIENT, notedAt: NOW }), meetingId };
    expect(answersOf(stateWith(), note({}, elsewhere), mutation('note', NOTE, data))).toEqual([
      'waiting',
      'waiting',
    ]);
  });

  it('[P2] answers a remembered mutation as before, and refuses its id with another payload', () => {
    const sent = note();
    const answer = { answer: 'late', mutationId: sent.mutation.id } as const;
    const remember = (payloadHash: string) =>
      stateWith({ remembered: () => ({ payloadHash, answer }), rightIn: () => 'none' });
    expect(decidePush(remember(sent.payloadHash), [sent]).answers).toEqual([answer]);
    expect(answersOf(remember('another'), sent)).toEqual(['rejected']);
  });

  it('[F7] keeps what comes after a move, also when only the trail knows the client', () => {
    const state = stateWith({ hasLeft: () => true, formerClientOf: () => CLIENT });
    const deletion = mutation('note', NOTE, null, { baseVersion: { epoch: EPOCH, n: 1 } });
    const plan = decidePush(state, [note(), deletion]);
    expect(plan.answers.map(({ answer }) => answer)).toEqual(['late', 'late']);
    expect(plan.late.map(({ clientId }) => clientId)).toEqual([CLIENT, CLIENT]);
    expect(plan.writes).toEqual([]);
  });

  it('is late for who wrote once, forbidden for who never did', () => {
    expect(answersOf(stateWith({ rightIn: () => 'wroteOnce' }), note())).toEqual(['late']);
    expect(answersOf(stateWith({ rightIn: () => 'none' }), note())).toEqual(['forbidden']);
  });

  it('keeps firm kinds in the firm book, clients out of it, and people to the command line', () => {
    const person = { name: 'Ann', email: 'a@b.example', role: 'manager' };
    const product = {
      ...{ name: 'Bond', code: '', category: '', description: '', supplier: '' },
      ...{ isOffered: true, isSample: false },
    };
    expect(
      answersOf(
        stateWith({ recordIn: () => undefined }),
        mutation('product', NOTE, product),
        mutation('product', NOTE, product, { bookId: FIRM }),
        mutation('client', CLIENT, newClient({ name: 'X' }), { bookId: FIRM }),
        mutation('person', NOTE, person, { bookId: FIRM }),
      ),
    ).toEqual(['rejected', 'accepted', 'rejected', 'forbidden']);
  });

  it.each([
    ['bookSettings', bookSettingsId, { benchmark: [] }],
    ['vigilanceSettings', vigilanceRecordId, { figures: [], rulesOff: [] }],
  ] as const)(
    'keeps the %s of a book under its own id, in a book of clients',
    (kind, idOf, data) => {
      const other = uuidFromText('another book') as BookId;
      const { answers } = decidePush(stateWith(), [
        mutation(kind, idOf(BOOK), data),
        mutation(kind, idOf(other), data),
        mutation(kind, idOf(other), null),
        mutation(kind, idOf(FIRM), data, { bookId: FIRM }),
      ]);
      const refused = { answer: 'rejected', code: 'wrongBook', field: 'recordId' };
      expect(answers).toMatchObject([{ answer: 'accepted' }, refused, refused, refused]);
      const there = stateWith({ recordIn: () => known(kind, 1) });
      const deletion = mutation(kind, idOf(other), null, { baseVersion: { epoch: EPOCH, n: 1 } });
      expect(answersOf(there, deletion)).toEqual(['accepted']);
    },
  );

  it('lets later mutations see the earlier ones of the same push', () => {
    const clientId = uuidFromText('new client') as RecordId;
    const client = mutation('client', clientId, newClient({ name: 'New' }));
    expect(answersOf(stateWith(), note({}, clientId), client, note({}, clientId))).toEqual([
      'waiting',
      'accepted',
      'accepted',
    ]);
  });
});

describe('a kind that is fixed once it exists', () => {
  const id = uuidFromText('instruction') as RecordId;
  const given = newInstruction(id, {
    clientId: CLIENT,
    details: {
      ...{ type: 'changeOfData', contactId: NOTE, field: 'phone', from: '1', to: '2' },
    },
    givenBy: { as: 'signatory', name: 'Anna', contactId: NOTE, authorityId: null },
    givenAt: NOW,
  });
  const version = { epoch: EPOCH, n: 1 };
  const wire: WireRecord = {
    ...{ kind: 'instruction', id, bookId: BOOK, clientId: CLIENT, version, seq: 2, data: given },
    ...{ editedBy: uuidFromText('person') as PersonId, editedAt: NOW, acceptedAt: NOW },
  };
  const state = stateWith({
    recordIn: (_book, one) =>
      one === CLIENT ? known('client', 1) : one === id ? known('instruction', 1) : undefined,
    wireOf: () => wire,
  });
  const push = (data: RecordData | null) =>
    mutation('instruction', id, data, { baseVersion: version });

  it('is not changed or deleted on its current version, and says why', () => {
    expect(decidePush(state, [push({ ...given, note: 'more' }), push(null)]).answers).toMatchObject(
      [
        { answer: 'rejected', code: 'invalid', field: 'note' },
        { answer: 'rejected', code: 'invalid', field: null },
      ],
    );
  });

  it('is withdrawn once, also within one push', () => {
    const at = NOW;
    const withdrawn = (reason: string) =>
      ({ ...given, withdrawal: { how: 'cancelled', at, reason, byId: null } }) as RecordData;
    const second = mutation('instruction', id, withdrawn('again'), {
      baseVersion: { epoch: EPOCH, n: 2 },
    });
    const { answers } = decidePush(state, [push(withdrawn('first')), second]);
    expect(answers).toMatchObject([
      { answer: 'accepted' },
      { answer: 'rejected', message: 'it was withdrawn already' },
    ]);
  });

  it('is not forged as answered, neither new nor over what was deleted', () => {
    const at = NOW;
    const forged = { ...given, received: { at, by: 'me' } };
    const answers = [
      ...decidePush(stateWith(), [mutation('instruction', id, forged)]).answers,
      ...decidePush(
        stateWith({
          ...state,
          recordIn: (_book, one) =>
            one === CLIENT ? known('client', 1) : { ...known('instruction', 1), isLive: false },
          wireOf: () => ({ ...wire, data: null }),
        }),
        [push(forged)],
      ).answers,
    ];
    const refused = { answer: 'rejected', code: 'invalid', field: 'received' };
    expect(answers).toMatchObject([refused, refused]);
  });

  it('is a sample only where its client is one: a sample may be deleted', () => {
    const sample = mutation('instruction', id, { ...given, isSample: true });
    const clientIs = (isSample: boolean) =>
      stateWith({
        wireOf: (_book, one) =>
          one === CLIENT ? { ...wire, data: { ...newClient({ name: 'X' }), isSample } } : undefined,
      });
    expect(answersOf(clientIs(true), sample)).toEqual(['accepted']);
    expect(decidePush(clientIs(false), [sample]).answers).toMatchObject([
      { answer: 'rejected', field: 'isSample' },
    ]);
  });

  it('may be new and withdrawn already: both were done before its device was online', () => {
    const withdrawal = { how: 'cancelled' as const, at: NOW, reason: 'no', byId: null };
    const both = mutation('instruction', id, { ...given, withdrawal });
    expect(answersOf(stateWith(), both)).toEqual(['accepted']);
  });

  it('is merged first when its base is old', () => {
    const later = stateWith({ ...state, recordIn: () => known('instruction', 5) });
    expect(answersOf(later, push({ ...given, note: 'more' }))).toEqual(['stale']);
  });
});
