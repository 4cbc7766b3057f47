import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { newAuthority, newProfile } from '../advice/advice-builders.ts';
import { newClient, newContact } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newGoal } from '../goal/goal-builders.ts';
import { newEntitlement, newProduct } from '../growth/growth-builders.ts';
import { newInstruction } from '../instruction/instruction-builders.ts';
import { newNote, newPromise } from './meeting-builders.ts';
import { sinceLastTime } from './since-last-time.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const client = entryNamed('client', newClient({ name: 'Client' }));
const clientId = client.id;
const empty = emptyClientFile(client);
const changes = (parts: Partial<ClientFile>) =>
  sinceLastTime({
    file: { ...empty, ...parts },
    after: day('2026-09-01'),
    to: day('2026-11-24'),
    offsetMinutes: 0,
  });

describe('what changed since last time', () => {
  it('is nothing when nothing did', () => {
    expect(changes({})).toEqual([]);
  });

  it('tells products, promises, people and notes, and marks what is ours alone', () => {
    const product = entryNamed('loan', newProduct({ name: 'Loan' }));
    const contact = newContact({ clientId, name: 'Ann', role: 'buyer' });
    const found = changes({
      products: byId([product]),
      entitlements: [
        entryNamed(
          'e',
          newEntitlement({ clientId, productId: product.id, heldSince: day('2026-10-01') }),
        ),
      ],
      promises: [
        entryNamed(
          'p',
          newPromise({ clientId, undertaking: 'Offer', status: 'kept', keptOn: day('2026-10-02') }),
        ),
      ],
      contacts: [
        { ...entryNamed('c', contact), editedAt: '2026-10-03T08:00:00.000Z' as Instant },
        entryNamed('unknown', contact),
      ],
      notes: [
        entryNamed(
          'n',
          newNote({ clientId, title: 'Call', notedAt: '2026-10-04T08:00:00.000Z' as Instant }),
        ),
      ],
    });
    expect(found.map(({ text, isInternal }) => [text, isInternal])).toEqual([
      ['New: Loan', false],
      ['We kept: Offer', false],
      ['Contact added or changed: Ann, buyer', true],
      ['Noted: Call', true],
    ]);
  });

  it('tells what was agreed and done, each with its record', () => {
    const authority = entryNamed(
      'a',
      newAuthority({ clientId, holder: 'Ann', validUntil: day('2026-09-30') }),
    );
    const profile = entryNamed(
      'p',
      newProfile({
        clientId,
        factors: [{ id: 'age', statement: '60', statedOn: day('2026-10-01'), source: '' }],
      }),
    );
    const id = entryNamed('i', null).id;
    const instruction = newInstruction(id, {
      clientId,
      details: { type: 'changeOfData', contactId: id, field: 'phone', from: '1', to: '2' },
      givenBy: { as: 'signatory', name: 'Ann', contactId: id, authorityId: null },
      givenAt: '2026-10-02T08:00:00.000Z' as Instant,
      statement: 'Change the phone\nmore',
      answer: {
        ...{ outcome: 'refused', at: '2026-10-05T08:00:00.000Z' as Instant, by: 'Desk' },
        ...{ reason: 'why', transactionIds: [] },
      },
    });
    const found = changes({
      authorities: [authority],
      profile,
      instructions: [{ ...entryNamed('i', instruction), id }],
      goals: [
        entryNamed(
          'g',
          newGoal({
            ...{ clientId, name: 'House', statedOn: day('2026-10-03') },
            aim: { type: 'suppliers', atMost: 1 },
          }),
        ),
      ],
      promises: [
        entryNamed(
          'late',
          newPromise({ clientId, undertaking: 'Offer', dueOn: day('2026-10-04') }),
        ),
      ],
    });
    expect(found.map(({ date, text, source }) => [date, text, source?.kind])).toEqual([
      ['2026-10-05', 'Refused: Change the phone', 'instruction'],
      ['2026-10-01', 'Ended: Advisory mandate of Ann', 'authority'],
      ['2026-10-01', 'Profile, age: 60', 'profile'],
      ['2026-10-05', 'We are late: Offer', 'promise'],
      ['2026-10-03', 'New goal: House', 'goal'],
    ]);
  });
});
