import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newAccount, newSecurity } from '../portfolio/portfolio-builders.ts';
import { wordingFor } from '../wording.ts';
import {
  anna,
  buy,
  clientId,
  depot,
  entry,
  erik,
  file,
  own,
  pay,
  price,
  sell,
  share,
  takeBack,
  units,
} from './check-fixture.ts';
import type { DetailsOf, InstructionDetails } from './instruction-details.ts';
import { type NamedRecords, statementOf } from './instruction-words.ts';
import { statementDifference } from './statement-difference.ts';

const lot = (day: string, count: number) => ({
  ...{ purchaseId: uuidFromText(day) as RecordId, acquiredOn: day as CalendarDate },
  quantity: units(count),
});
const selling = (...namedLots: ReturnType<typeof lot>[]): InstructionDetails => ({
  ...(sell(1234.5) as DetailsOf<'sell'>),
  namedLots,
});
const difference = (
  details: InstructionDetails,
  signed: InstructionDetails,
  { locale = 'en-GB', records = file as NamedRecords, isOlder = false } = {},
) =>
  statementDifference(
    {
      details,
      statement: statementOf(signed, file, wordingFor(locale)),
      locale: isOlder ? undefined : locale,
    },
    records,
  );
const phone = (to: string): InstructionDetails => ({
  ...{ type: 'changeOfData', contactId: anna.id, field: 'phone', from: '1', to },
});
const ALL = [
  selling(lot('2025-03-03', 1000), lot('2025-04-04', 234.5)),
  { ...(buy(3, price(12.5)) as DetailsOf<'buy'>), goodUntil: '2026-12-24' as CalendarDate },
  { ...sell(0), quantity: null, amount: 12_345_67 } as InstructionDetails,
  pay(1_234_50),
  phone('+47 22 (33)'),
  takeBack(3),
];

describe('what is ordered, beside what was signed', () => {
  it('is the same when the statement was made from it, in any language', () => {
    for (const locale of ['en-GB', 'de-DE', 'fr-FR', 'cs-CZ']) {
      for (const details of ALL) {
        expect(difference(details, details, { locale })).toBeNull();
        expect(difference(details, details, { locale, isOlder: true })).toBeNull();
      }
    }
  });

  it.each<[string, InstructionDetails, InstructionDetails]>([
    ['another day of a lot', selling(lot('2025-03-03', 1)), selling(lot('2025-03-04', 1))],
    ['another quantity of a lot', selling(lot('2025-03-03', 1)), selling(lot('2025-03-03', 2))],
    [
      'a lot more',
      selling(lot('2025-03-03', 1), lot('2025-03-04', 1)),
      selling(lot('2025-03-03', 1)),
    ],
    [
      'a lot less',
      selling(lot('2025-03-03', 1)),
      selling(lot('2025-03-03', 1), lot('2025-03-04', 1)),
    ],
    ['another quantity', sell(105), sell(10.5)],
    ['another sort', buy(3), sell(3)],
    ['no limit', buy(3), buy(3, price(12.5))],
    ['a limit', buy(3, price(12.5)), buy(3)],
    ['another sum', pay(1_00), pay(10_00)],
    ['another number', phone('2'), phone('3')],
    ['other goods', takeBack(3), takeBack(2)],
  ])('differs by %s', (_, details, signed) => {
    expect(difference(details, signed)).toContain('is not what was read back and signed');
    expect(difference(details, signed, { isOlder: true })).not.toBeNull();
  });

  it('is told from what was signed by the lines that differ', () => {
    expect(difference(selling(lot('2025-03-03', 1)), selling(lot('2025-03-04', 1)))).toBe(
      'what is ordered is not what was read back and signed; ordered “From the lot of 3 Mar 2025: 1”; signed “From the lot of 4 Mar 2025: 1”',
    );
  });

  it('may be called otherwise since, but not be something else', () => {
    const called = (name: string, symbol: string): { records: NamedRecords } => ({
      records: {
        ...file,
        securities: byId([{ ...share, data: { ...share.data, name, symbol } }]),
      },
    });
    expect(difference(sell(3), sell(3), called('Share plc', 'SHR'))).toBeNull();
    expect(difference(sell(3), sell(3), called('Share', 'SHX'))).toBeNull();
    expect(difference(sell(3), sell(3), called('Nordwind', 'NWD'))).toContain('Nordwind');
    const account = { ...depot, data: { ...depot.data, name: 'Savings', number: 'S-9' } };
    const moved = { records: { ...file, accounts: [account] } };
    expect(difference(sell(3), sell(3), moved)).toContain('Savings');
  });

  it('is not another of the client’s accounts, of the contacts or of the securities of that name', () => {
    const account = entryNamed('d2', newAccount({ clientId, name: 'Depot', number: 'D-2' }));
    const unnumbered = entryNamed('d3', newAccount({ clientId, name: 'Depot' }));
    const kind = entryNamed('kind', newSecurity({ name: 'Share', symbol: 'SHRA' }));
    const listing = entryNamed('listing', newSecurity({ name: 'Share plc', symbol: 'SHR' }));
    const records = {
      ...file,
      accounts: [depot, account, unnumbered],
      securities: byId([share, kind, listing]),
    };
    const of = (securityId: RecordId): InstructionDetails => ({
      ...(buy(3, price(12.5)) as DetailsOf<'buy'>),
      securityId,
    });
    const from = (accountId: RecordId): InstructionDetails => ({
      ...(pay(1_00) as DetailsOf<'pay'>),
      accountId,
    });
    const role = (contactId: RecordId, to = 'director'): InstructionDetails => ({
      ...{ type: 'changeOfData', contactId, field: 'role', from: '', to },
    });
    const groups = [
      [share, kind, listing].map(({ id }) => of(id)),
      [depot, account, unnumbered].map(({ id }) => from(id)),
      [role(anna.id), role(erik.id), role(anna.id, 'assistant to director')],
    ];
    for (const group of groups) {
      for (const signed of group) {
        for (const details of group) {
          const statement = statementOf(signed, records, wordingFor('en-GB'));
          const found = statementDifference({ details, statement, locale: 'en-GB' }, records);
          expect([statement, details, found === null]).toEqual([
            statement,
            details,
            details === signed,
          ]);
        }
      }
    }
  });

  it('is compared without the name of a security that is not there', () => {
    const none = { records: { ...file, securities: new Map() } };
    expect(difference(buy(3, price(12.5)), buy(3, price(12.5)), none)).toBeNull();
    expect(difference(buy(3), buy(3, price(12.5)), none)).not.toBeNull();
    expect(difference(selling(lot('2025-03-03', 1)), sell(1234.5), none)).not.toBeNull();
  });

  it('may say what a unit of a lot cost, but not what it did not cost', () => {
    const named = lot('2025-03-03', 1234.5);
    const bought = (id: RecordId, amount: number) => ({
      ...entry('', { ...own, type: 'buy', date: named.acquiredOn, amount, securityId: share.id }),
      id,
    });
    const withUnits = (each: ReturnType<typeof bought>) => ({
      ...each,
      data: { ...each.data, quantity: units(10) },
    });
    const purchase = withUnits(bought(named.purchaseId, -100_00));
    const twin = withUnits(bought(uuidFromText('twin') as RecordId, -120_00));
    const told = { ...file, transactions: [purchase, twin] };
    const since = (transactions: NamedRecords['transactions']) =>
      statementDifference(
        {
          details: selling(named),
          statement: statementOf(selling(named), told, wordingFor('en-GB')),
          locale: 'en-GB',
        },
        { ...file, ...(transactions ? { transactions } : {}) },
      );
    expect(statementOf(selling(named), told, wordingFor('en-GB'))).toContain('at EUR 10 a unit');
    expect(since([purchase, twin])).toBeNull();
    expect(since([purchase])).toBeNull();
    expect(since([withUnits(bought(named.purchaseId, -120_00)), twin])).toContain('EUR 12 a unit');
    const older = {
      details: selling(named),
      statement: statementOf(selling(named), file, wordingFor('en-GB')),
    };
    expect(statementDifference(older, told)).toBeNull();
  });
});
