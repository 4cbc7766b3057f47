import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newAuthority } from '../advice/advice-builders.ts';
import type { Authority } from '../advice/authority.ts';
import { newClient, newContact } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newProduct } from '../growth/growth-builders.ts';
import { newAccount, newSecurity, newTransaction } from '../portfolio/portfolio-builders.ts';
import { plainWording } from '../wording.ts';
import { canBeGiven, checkInstruction } from './check-instruction.ts';
import { giveInstruction, replaceInstruction } from './give-instruction.ts';
import type { Instruction } from './instruction.ts';
import { newInstruction } from './instruction-builders.ts';
import type { DetailsOf, InstructionDetails } from './instruction-details.ts';
import { type InstructionDraft, newDraft } from './instruction-draft.ts';
import { instructionState } from './instruction-state.ts';
import { statementOf } from './instruction-words.ts';

const EUR = 'EUR' as CurrencyCode;
const TODAY = '2026-11-27' as CalendarDate;
const NOW = '2026-11-27T09:00:00.000Z' as Instant;
const client = entryNamed('client', newClient({ name: 'Client' }));
const clientId = client.id;
const anna = entryNamed('anna', newContact({ clientId, name: 'Anna', maySign: true }));
const erik = entryNamed('erik', newContact({ clientId, name: 'Erik', phone: '1' }));
const depot = entryNamed('depot', newAccount({ clientId, name: 'Depot', number: 'D-1' }));
const shop = entryNamed('shop', newAccount({ clientId, name: 'Shop', accountType: 'sales' }));
const share = entryNamed('share', newSecurity({ name: 'Share', symbol: 'SHR' }));
const pump = entryNamed('pump', newProduct({ name: 'Pump' }));
const units = (count: number) => (count * 1e6) as Quantity;
const price = (value: number) => Math.round(value * 1e6) as UnitPrice;

const entry = (name: string, fields: Parameters<typeof newTransaction>[0]) =>
  entryNamed(name, newTransaction(fields));
const own = { clientId, accountId: depot.id };
const january = (day: number) => `2026-01-0${day}` as CalendarDate;
const file: ClientFile = {
  ...emptyClientFile(client),
  contacts: [anna, erik],
  accounts: [depot, shop],
  securities: byId([share]),
  products: byId([pump]),
  prices: priceSeries([{ securityId: share.id, date: TODAY, price: price(20) }]),
  transactions: [
    entry('1', { ...own, type: 'deposit', date: january(1), amount: 5_000_00 }),
    entry('2', {
      ...own,
      type: 'buy',
      date: january(2),
      amount: -2_000_00,
      securityId: share.id,
      quantity: units(100),
    }),
    entry('3', {
      ...{ clientId, accountId: shop.id, type: 'order', date: january(3), amount: 100_00 },
      lines: [{ productId: pump.id, quantity: units(5), unitPrice: price(20) }],
    }),
  ],
};

const sell = (quantity: number): InstructionDetails => ({
  ...{ type: 'sell', accountId: depot.id, securityId: share.id, quantity: units(quantity) },
  ...{ amount: null, limit: null, goodUntil: null },
});
const buy = (quantity: number, limit: UnitPrice | null = null): InstructionDetails => ({
  ...{ type: 'buy', accountId: depot.id, securityId: share.id, quantity: units(quantity) },
  ...{ amount: null, limit, goodUntil: null },
});
const pay = (amount: number): InstructionDetails => ({
  ...{ type: 'pay', accountId: depot.id, payment: { amount, currency: EUR } },
  ...{ payee: 'Notary', payeeAccount: 'DE02', reference: '', payOn: null },
});
const takeBack = (pieces: number): DetailsOf<'return'> => ({
  ...{ type: 'return', accountId: shop.id, wantedOn: null, reason: 'broken' },
  lines: [{ id: '1', productId: pump.id, quantity: units(pieces), unitPrice: null }],
});

const draftOf = (
  details: InstructionDetails,
  fields: Partial<InstructionDraft> = {},
): InstructionDraft => ({
  ...newDraft(uuidFromText('draft') as RecordId, details.type, file),
  details,
  channel: 'phone',
  ...fields,
});
const inputOf = (
  draft: InstructionDraft,
  parts: Partial<ClientFile> = {},
  isLedgerWhole = true,
) => ({
  ...{ draft, file: { ...file, ...parts }, isLedgerWhole, today: TODAY, wording: plainWording },
});
const findingsOf = (...args: Parameters<typeof inputOf>) => checkInstruction(inputOf(...args));
const of = (verdict: string, findings: ReturnType<typeof findingsOf>) =>
  findings.filter((each) => each.verdict === verdict).map(({ rule, reason }) => [rule, reason]);

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
    expect(of('blocks', byAuthority(discretion, pay(1_00)))).toHaveLength(1);
  });

  it('is asked to read a scope that is recorded in words only', () => {
    expect(of('warns', byAuthority({ scope: 'Household bills' }))).toEqual([
      ['scope', 'The scope is recorded in words only: “Household bills”'],
    ]);
  });
});

describe('what the order takes', () => {
  it('must be held', () => {
    expect(of('blocks', findingsOf(draftOf(sell(100))))).toEqual([]);
    expect(of('blocks', findingsOf(draftOf(sell(101))))).toEqual([
      ['holdings', 'The account holds 100 of Share; 101 is more than what is free'],
    ]);
  });

  const openSale = entryNamed(
    'open sale',
    newInstruction(uuidFromText('open sale') as RecordId, {
      ...{ clientId, details: sell(60), givenAt: NOW },
      givenBy: { as: 'signatory', name: 'Anna', contactId: anna.id, authorityId: null },
    }),
  );

  it('must not be promised in another open instruction, unless it replaces that', () => {
    const parts = { instructions: [openSale] };
    expect(of('blocks', findingsOf(draftOf(sell(41)), parts))).toHaveLength(1);
    const replacing = draftOf(sell(41), { replacesId: openSale.id });
    expect(of('blocks', findingsOf(replacing, parts))).toEqual([]);
  });

  const open = (name: string, details: InstructionDetails) =>
    entryNamed(
      name,
      newInstruction(uuidFromText(name) as RecordId, {
        ...{ clientId, details, givenAt: NOW },
        givenBy: { as: 'signatory', name: 'Anna', contactId: anna.id, authorityId: null },
      }),
    );

  it('is not known of other open instructions without a price, and that is said', () => {
    const other = entryNamed('other', newSecurity({ name: 'Other' }));
    const parts = {
      securities: byId([share, other]),
      instructions: [
        open('by amount', { ...sell(1), securityId: other.id, quantity: null, amount: 1_00 }),
        open('bought', { ...buy(1), securityId: other.id } as InstructionDetails),
      ] as ClientFile['instructions'],
      transactions: [
        ...file.transactions,
        entry('4', {
          ...{ ...own, type: 'buy', date: january(4), amount: -1_00, quantity: units(10) },
          securityId: other.id,
        }),
      ],
    };
    const selling = { ...sell(1), securityId: other.id } as InstructionDetails;
    expect(of('warns', findingsOf(draftOf(selling), parts))).toEqual([
      [
        'holdings',
        'The account holds 10 of Other; what 1 other open instruction takes of it is not known',
      ],
    ]);
    expect(of('warns', findingsOf(draftOf(buy(1)), parts))).toEqual([
      [
        'cash',
        'The balance is EUR\u00a02,999.00; what 1 other open instruction takes of it is not known',
      ],
    ]);
  });

  it('is not counted in units at a price of another currency', () => {
    const dollars = { ...share, data: { ...share.data, currency: 'USD' as CurrencyCode } };
    const byAmount = { ...sell(1), quantity: null, amount: 10_00 } as InstructionDetails;
    const parts = { securities: byId([dollars]) };
    expect(of('warns', findingsOf(draftOf(byAmount), parts))).toEqual([
      [
        'holdings',
        'The price is not known in the account’s currency: whether enough is held cannot be checked',
      ],
    ]);
  });

  it('must be paid for from the balance, at the limit or else at the last price', () => {
    expect(of('blocks', findingsOf(draftOf(buy(150))))).toEqual([]);
    expect(of('blocks', findingsOf(draftOf(buy(150, price(20.01)))))).toEqual([
      ['cash', 'The balance is EUR\u00a03,000.00; EUR\u00a03,001.50 is more than what is free'],
    ]);
    expect(of('blocks', findingsOf(draftOf(pay(3_000_01))))).toHaveLength(1);
  });

  it('is not checked against a balance where the account is a credit or a loan', () => {
    const credit = entryNamed(
      'credit',
      newAccount({ clientId, name: 'Credit line', accountType: 'credit' }),
    );
    const drawn: InstructionDetails = { ...pay(1_00), accountId: credit.id } as InstructionDetails;
    const findings = findingsOf(draftOf(drawn), { accounts: [depot, shop, credit] });
    expect(canBeGiven(findings)).toBe(true);
    expect(of('warns', findings)).toContainEqual([
      ...['cash', 'What may still be drawn of a credit or a loan is not recorded'],
    ]);
  });

  it('cannot be checked without every transaction, and that is said', () => {
    const findings = findingsOf(draftOf(sell(101)), {}, false);
    expect(of('warns', findings).map(([rule]) => rule)).toEqual(['holdings']);
    expect(canBeGiven(findings)).toBe(true);
  });

  it('must have been bought to be returned', () => {
    expect(of('blocks', findingsOf(draftOf(takeBack(5))))).toEqual([]);
    expect(of('blocks', findingsOf(draftOf(takeBack(6))))).toEqual([
      ['goods', '6 × Pump is more than the 5 that were bought and kept'],
    ]);
    const [line] = takeBack(3).lines;
    const twice = { ...takeBack(3), lines: [line, { ...line, id: '2' }] } as InstructionDetails;
    expect(of('blocks', findingsOf(draftOf(twice)))).toHaveLength(1);
  });

  it('is not returned twice: what other open returns take back is no longer there', () => {
    const instructions = [open('first', takeBack(3))];
    expect(of('blocks', findingsOf(draftOf(takeBack(2)), { instructions }))).toEqual([]);
    expect(of('blocks', findingsOf(draftOf(takeBack(3)), { instructions }))).toEqual([
      [
        'goods',
        '3 × Pump is more than the 5 that were bought and kept, 3 of them in other open returns',
      ],
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
