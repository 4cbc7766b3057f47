import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { newAuthority } from '../advice/advice-builders.ts';
import type { Authority } from '../advice/authority.ts';
import type { ClientFile } from '../client/client-file.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import {
  anna,
  buy,
  client,
  clientId,
  draftOf,
  EUR,
  erik,
  file,
  findingsOf,
  inputOf,
  NOW,
  of,
  pay,
  price,
  pump,
  sell,
  shop,
  TODAY,
} from './check-fixture.ts';
import { giveInstruction, replaceInstruction } from './give-instruction.ts';
import type { Instruction } from './instruction.ts';
import { newInstruction } from './instruction-builders.ts';
import type { InstructionDetails } from './instruction-details.ts';
import { newDraft } from './instruction-draft.ts';
import { instructionState } from './instruction-state.ts';
import { statementOf } from './instruction-words.ts';

describe('whoever orders', () => {
  const byAuthority = (fields: Partial<Authority>, details = sell(1)) => {
    const authority = entryNamed(
      'authority',
      newAuthority({ clientId, holder: 'Lawyer', authorityType: 'powerOfAttorney', ...fields }),
    );
    const orderer = { as: 'authority', authorityId: authority.id } as const;
    return findingsOf(draftOf(details, { orderer }), { authorities: [authority] });
  };

  it('may when they may sign', () => {
    expect(of('blocks', findingsOf(draftOf(sell(1))))).toEqual([]);
  });

  it('may not when they may not sign, and the check says what would help', () => {
    const orderer = { as: 'signatory', contactId: erik.id } as const;
    const [first] = findingsOf(draftOf(sell(1), { orderer }));
    expect(first).toMatchObject({
      verdict: 'blocks',
      reason: 'Erik may not sign for the client',
      source: { kind: 'contact', id: erik.id },
    });
    expect(first?.remedy).toContain('record an authority of Erik');
  });

  it('must be named', () => {
    expect(of('blocks', findingsOf(draftOf(sell(1), { orderer: null })))).toEqual([
      ['orderer', 'Nobody is named who orders this'],
    ]);
  });

  it.each([
    [{ validUntil: '2026-11-26' as CalendarDate }, 'The authority ended on 26 Nov 2026'],
    [{ validFrom: '2026-12-01' as CalendarDate }, 'The authority begins only on 1 Dec 2026'],
    [{ accountId: shop.id }, 'The authority is over another account'],
    [{ mayOrder: ['pay' as const] }, 'The authority does not cover “sell”'],
    [
      { authorityType: 'advisory' as const },
      'An advisory mandate gives no right to order: the client decides',
    ],
    [
      { authorityType: 'discretionary' as const },
      'Discretion needs the client’s prior written authorisation, and none is recorded',
    ],
    [
      { limitPerInstruction: { amount: 19_99, currency: EUR } },
      'EUR\u00a020.00 is more than the EUR\u00a019.99 an instruction that the authority allows',
    ],
  ])('may not by an authority of %j', (fields, reason) => {
    expect(of('blocks', byAuthority(fields)).map(([, words]) => words)).toEqual([reason]);
  });

  it('may by an authority through its last day and up to its limit', () => {
    const limits = { validUntil: TODAY, limitPerInstruction: { amount: 20_00, currency: EUR } };
    expect(of('blocks', byAuthority(limits))).toEqual([]);
  });

  it('may deal but not pay by discretion that was authorised in writing', () => {
    const discretion = { authorityType: 'discretionary', document: 'Mandate of 2024' } as const;
    expect(of('blocks', byAuthority(discretion))).toEqual([]);
    const removed = { ...discretion, documentId: entryNamed('gone', null).id };
    expect(of('blocks', byAuthority(removed))).toHaveLength(1);
    expect(of('blocks', byAuthority(discretion, pay(1_00)))).toHaveLength(1);
  });

  it('is asked to read a scope that is recorded in words only', () => {
    expect(of('warns', byAuthority({ scope: 'Household bills' }))).toEqual([
      ['scope', 'The scope is recorded in words only: “Household bills”'],
    ]);
  });
});

describe('how it is given', () => {
  it('must be signed in person', () => {
    expect(of('blocks', findingsOf(draftOf(sell(1), { channel: 'inPerson' })))).toEqual([
      ['signature', 'It is not signed'],
    ]);
  });

  it('asks for a call back when a payment did not come in person', () => {
    expect(of('warns', findingsOf(draftOf(pay(1_00)))).map(([rule]) => rule)).toEqual(['callBack']);
  });

  it('refuses a change of data that starts from something else than what is recorded', () => {
    const details: InstructionDetails = {
      ...{ type: 'changeOfData', contactId: erik.id, field: 'phone', from: '2', to: '3' },
    };
    expect(of('blocks', findingsOf(draftOf(details)))).toEqual([
      ['data', 'What is recorded now is “1”, not “2”'],
    ]);
  });

  it('is refused from a client that has left', () => {
    const left = { ...client, data: { ...client.data, status: 'former' as const } };
    expect(of('blocks', findingsOf(draftOf(sell(1)), { client: left }))).toEqual([
      ['client', 'The client has left'],
    ]);
  });

  it('is not given once its last day has passed', () => {
    const until = (goodUntil: string) =>
      findingsOf(draftOf({ ...buy(1), goodUntil: goodUntil as CalendarDate }));
    expect(of('blocks', until('2026-11-26'))).toEqual([
      ['content', 'The last day on which it may be carried out has passed'],
    ]);
    expect(of('blocks', until(TODAY))).toEqual([]);
  });

  it('does not take the place of what is carried out already', () => {
    const replaced = (fields: Partial<Instruction>) => {
      const id = uuidFromText('replaced') as RecordId;
      const data = newInstruction(id, {
        ...{ clientId, details: pay(1_00), givenAt: NOW },
        givenBy: { as: 'signatory', name: 'Anna', contactId: anna.id, authorityId: null },
        ...fields,
      });
      const instructions = [{ id, data, editedAt: null, editedBy: null }];
      return of('blocks', findingsOf(draftOf(pay(2_00), { replacesId: id }), { instructions }));
    };
    const answer = { at: NOW, by: 'Desk', reason: '', transactionIds: [] };
    expect(replaced({ answer: { ...answer, outcome: 'executed' } })).toEqual([
      ['content', expect.stringMatching(/, which it is to replace, is executed already$/)],
    ]);
    expect(replaced({})).toEqual([]);
  });

  it('says that a day is none, and reads back what was typed', () => {
    const draft = draftOf({ ...buy(1), goodUntil: '20266-11-27' as CalendarDate });
    expect(of('blocks', findingsOf(draft))).toEqual([
      ['content', 'The last day is no day of the calendar'],
    ]);
    expect(statementOf(draft.details, file, plainWording)).toContain('Good until 20266-11-27');
  });

  it('says that an order is worth more than can be reckoned with', () => {
    const most = Number.MAX_SAFE_INTEGER as Quantity;
    const huge = { ...buy(1, price(1e9)), quantity: most } as InstructionDetails;
    const goods: InstructionDetails = {
      ...{ type: 'purchaseOrder', accountId: shop.id, wantedOn: null },
      lines: [{ id: '1', productId: pump.id, quantity: most, unitPrice: price(1e9) }],
    };
    for (const details of [huge, goods]) {
      expect(of('blocks', findingsOf(draftOf(details)))).toEqual([
        ['content', 'Quantity times price is more money than can be reckoned with'],
      ]);
    }
  });

  it('names what is missing', () => {
    const blank = newDraft(uuidFromText('blank') as RecordId, 'pay', file);
    expect(of('blocks', findingsOf(blank)).map(([, reason]) => reason)).toEqual([
      'The payee is missing',
      'The payee’s account is missing',
      'It is not signed',
    ]);
  });
});

describe('giving', () => {
  const moment = { on: TODAY, at: NOW, takenBy: uuidFromText('me') as PersonId };

  it('makes the instruction of what was read back, with what was warned of', () => {
    const given = giveInstruction(inputOf(draftOf(pay(12_50))), moment);
    expect(given).toMatchObject({
      ok: true,
      value: {
        statement: 'Pay EUR\u00a012.50 to Notary\nAccount: Depot (D-1)\nTo the account DE02',
        givenBy: { as: 'signatory', name: 'Anna', contactId: anna.id },
        givenOn: TODAY,
      },
    });
    expect(given.ok && given.value.warnings).toHaveLength(1);
    expect(given.ok && instructionState(given.value)).toBe('given');
  });

  it('marks what a sample client orders, so that it can be removed with the sample', () => {
    const sample = { ...client, data: { ...client.data, isSample: true } };
    const given = (parts: Partial<ClientFile>) =>
      giveInstruction(inputOf(draftOf(sell(1)), parts), moment);
    expect(given({ client: sample })).toMatchObject({ value: { isSample: true } });
    expect(given({})).not.toHaveProperty('value.isSample');
  });

  it('is refused with the first reason when something blocks', () => {
    expect(giveInstruction(inputOf(draftOf(sell(1_000))), moment)).toMatchObject({
      ok: false,
      error: { tag: 'isBlocked' },
    });
  });

  it('withdraws once', () => {
    const given = giveInstruction(inputOf(draftOf(sell(1))), moment);
    if (!given.ok) throw new Error(given.error.message);
    const byId = uuidFromText('another') as RecordId;
    const replaced = replaceInstruction(given.value, NOW, byId);
    if (!replaced.ok) throw new Error(replaced.error.message);
    expect(instructionState(replaced.value)).toBe('replaced');
    expect(replaceInstruction(replaced.value, NOW, byId)).toMatchObject({
      error: { tag: 'isClosed', message: 'The instruction is already replaced.' },
    });
  });
});

describe('a number that cannot be read', () => {
  // As a field hands it on: the draft keeps what was typed.
  const typed = '1.234.56' as unknown as number;
  const reasons = (details: InstructionDetails) =>
    findingsOf(draftOf(details)).flatMap(({ verdict, reason }) =>
      verdict === 'blocks' ? [reason] : [],
    );

  it('keeps a payment from being given and is told as it was typed', () => {
    expect(reasons(pay(typed))).toEqual(['The amount: "1.234.56" is not a number']);
    expect(statementOf(pay(typed), file, plainWording)).toMatch(/^Pay EUR “1\.234\.56” to /);
  });

  it('is reckoned with in no order', () => {
    const goods: InstructionDetails = {
      ...{ type: 'purchaseOrder', accountId: shop.id, wantedOn: null },
      lines: [{ id: 'a', productId: pump.id, quantity: typed as Quantity, unitPrice: price(2) }],
    };
    const trade = { ...buy(1), quantity: typed as Quantity, limit: price(1) } as InstructionDetails;
    for (const details of [goods, trade]) {
      expect(reasons(details)[0]).toContain('"1.234.56" is not a number');
      expect(statementOf(details, file, plainWording)).toContain('“1.234.56”');
    }
  });
});

it('does not take an order for a slip of the hand', () => {
  const details = { ...pay(100), payOn: '9999-01-01' } as InstructionDetails;
  expect(of('blocks', findingsOf(draftOf(details)))).toEqual([
    ['content', 'The year 9999 is not between 1900 and 2100'],
  ]);
  const change: InstructionDetails = {
    ...{ type: 'changeOfData', contactId: erik.id, field: 'email', from: '', to: 'nonsense' },
  };
  expect(of('blocks', findingsOf(draftOf(change)))).toEqual([
    ['content', '"nonsense" is not an e-mail address, such as eva@example.com'],
  ]);
});
