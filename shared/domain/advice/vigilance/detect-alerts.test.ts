import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, type Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newContact } from '../../client/client-builders.ts';
import type { ClientFile } from '../../client/client-file.ts';
import { entryNamed } from '../../client/client-file-builder.ts';
import { plainWording } from '../../wording.ts';
import { newAuthority } from '../advice-builders.ts';
import type { Authority } from '../authority.ts';
import { sentenceText } from './alert-words.ts';
import { detectAlerts } from './detect-alerts.ts';
import { settleAlerts } from './settle-alerts.ts';
import {
  CASH,
  entry,
  fileWith,
  SALES,
  TODAY,
  usualPayments,
  usualReceipts,
} from './vigilance-builders.ts';
import { vigilanceSettings } from './vigilance-settings.ts';

const alertsOf = (file: ClientFile) =>
  settleAlerts(detectAlerts({ file, until: TODAY }), []).map(({ alert }) => alert);
const saidOf = (file: ClientFile) =>
  alertsOf(file).map(({ rule, sentence }) => [
    rule,
    sentenceText(sentence, plainWording).replaceAll('\u00a0', ' '),
  ]);
const pay = (name: string, daysAgo: number, amount: number, counterparty = '') =>
  entry(name, daysAgo, { type: 'withdrawal', amount: -amount, counterparty });
const day = (daysAgo: number): CalendarDate => addDays(TODAY, -daysAgo);

describe('vigilance', () => {
  it('notices nothing in what is usual', () => {
    expect(alertsOf(fileWith([...usualPayments(), ...usualReceipts()]))).toEqual([]);
  });

  it('notices an amount far above the client’s own habit, whatever it is in absolute terms', () => {
    const file = fileWith([...usualPayments(), pay('large', 3, 800_00)]);
    expect(saidOf(file)).toEqual([
      ['unusualAmount', 'Withdrawal of EUR 800.00 on 21 Nov 2026 is 8 times the usual EUR 100.00'],
    ]);
  });

  it('does not notice what is as large as some were before: a yearly premium', () => {
    const yearly = [pay('premium 1', 365, 800_00), pay('premium 2', 700, 790_00)];
    expect(
      alertsOf(fileWith([...usualPayments(60), ...yearly, pay('premium', 3, 810_00)])),
    ).toEqual([]);
  });

  it('takes one receipt as large before for enough, as nothing is lost by what comes in', () => {
    const receipt = (name: string, daysAgo: number, amount: number) =>
      entry(name, daysAgo, { type: 'deposit', amount });
    const bonus = receipt('bonus', 3, 9_000_00);
    expect(alertsOf(fileWith([...usualReceipts(), bonus])).map(({ rule }) => rule)).toEqual([
      'unusualAmount',
    ]);
    const again = [...usualReceipts(), receipt('bonus before', 400, 8_500_00), bonus];
    expect(alertsOf(fileWith(again))).toEqual([]);
    // What leaves again is looked at all the same.
    const passing = [...again, ...usualPayments(), pay('out', 2, 8_800_00, 'Grocer')];
    expect(alertsOf(fileWith(passing)).map(({ rule }) => rule)).toEqual(['inAndOut']);
    // A payment as large as one before is no habit yet.
    const paid = [...usualPayments(), pay('before', 400, 790_00), pay('large', 3, 800_00)];
    expect(alertsOf(fileWith(paid)).map(({ rule }) => rule)).toEqual(['unusualAmount']);
    const settings = vigilanceSettings({
      figures: [{ id: 'receiptSeenBefore', value: 2 }],
      rulesOff: [],
    });
    expect(detectAlerts({ file: fileWith(again), until: TODAY, settings })).toHaveLength(1);
  });

  it('gives the figures by which one computes the limit by hand', () => {
    const [alert] = alertsOf(fileWith([...usualPayments(), pay('large', 3, 800_00)]));
    const figure = (label: string) => alert?.figures.find((one) => one.label === label)?.value;
    const money = figure('Usual amount');
    const spread = figure('Spread');
    const limit = figure('Limit');
    if (money?.unit !== 'money' || spread?.unit !== 'number' || limit?.unit !== 'money') {
      throw new Error('a figure is missing');
    }
    const byHand = money.value.amount * Math.exp(3.5 * spread.value);
    expect(Math.abs(byHand - limit.value.amount)).toBeLessThanOrEqual(1);
    expect(alert?.comparedIds).toHaveLength(30);
  });

  it('notices several amounts just below a limit that pass it together', () => {
    const deposit = (name: string, daysAgo: number, amount: number) =>
      entry(name, daysAgo, { type: 'deposit', amount });
    const some = [deposit('a', 9, 9500_00), deposit('b', 6, 9800_00), deposit('c', 2, 8000_00)];
    expect(saidOf(fileWith(some))).toEqual([
      [
        'structuring',
        '3 receipts just below EUR 10,000.00 from 15 Nov 2026 to 22 Nov 2026 come to EUR 27,300.00',
      ],
    ]);
    expect(alertsOf(fileWith(some.slice(0, 2)))).toEqual([]);
    const above = [...some.slice(0, 2), deposit('c', 2, 10_000_00)];
    expect(alertsOf(fileWith(above))).toEqual([]);
  });

  it('notices a large payment to a payee first met lately, with the small one that came first', () => {
    const file = fileWith([
      ...usualPayments(),
      pay('test', 8, 1_00, 'Nova Ltd'),
      pay('then', 6, 190_00, ' nova  LTD'),
    ]);
    const [alert, ...others] = alertsOf(file);
    expect([alert?.rule, alert?.transactionIds.length, others]).toEqual(['newPayee', 2, []]);
    const known = fileWith([...usualPayments(), pay('then', 6, 190_00, 'Grocer')]);
    expect(alertsOf(known)).toEqual([]);
  });

  it('notices money leaving an account in which nothing had happened for a year', () => {
    const opening = entry('opening', 800, { type: 'deposit', amount: 50_000_00 });
    const interest = entry('interest', 100, { type: 'interest', amount: 5_00 });
    const file = fileWith([opening, interest, pay('wakes', 4, 900_00)]);
    expect(saidOf(file)).toEqual([
      [
        'dormantAccount',
        'EUR 900.00 left an account by 20 Nov 2026 in which nothing had happened for 796 days',
      ],
    ]);
  });

  it('does not call an account dormant that money was moved from or to between own accounts', () => {
    const opening = entry('opening', 800, { type: 'deposit', amount: 50_000_00 });
    const own = (daysAgo: number) =>
      entry('own', daysAgo, {
        type: 'transferIn',
        amount: 100_00,
        transferAccountId: SALES.id,
      });
    expect(alertsOf(fileWith([opening, own(200), pay('leaves', 4, 900_00)]))).toEqual([]);
    // That is how it wakes, too: what then leaves the client has still been asleep.
    const woken = fileWith([opening, own(10), pay('leaves', 4, 900_00)]);
    expect(saidOf(woken)).toEqual([
      [
        'dormantAccount',
        'EUR 900.00 left an account by 20 Nov 2026 in which nothing had happened for 790 days',
      ],
    ]);
    expect(alertsOf(fileWith([opening, own(10)]))).toEqual([]);
  });

  it('notices a large receipt that leaves again within days, told once', () => {
    const receipt = entry('in', 5, { type: 'deposit', amount: 9000_00 });
    const file = fileWith([
      ...usualReceipts(),
      ...usualPayments(),
      receipt,
      pay('out 1', 4, 5000_00),
      pay('out 2', 3, 3500_00),
    ]);
    expect(saidOf(file)).toEqual([
      ['inAndOut', 'EUR 9,000.00 came in on 19 Nov 2026, and EUR 8,500.00 left by 21 Nov 2026'],
    ]);
  });

  it('does not take a salary that is spent for money passing through', () => {
    const spent = Array.from({ length: 24 }, (_, index) =>
      pay(`spent ${index}`, 24 + index * 30, 1900_00 + index),
    );
    expect(alertsOf(fileWith([...usualReceipts(), ...spent]))).toEqual([]);
  });

  it('notices the same order twice, unless it was often so', () => {
    const lines = [
      {
        productId: entryNamed('tea', {}).id,
        quantity: 1_000_000 as Quantity,
        unitPrice: 5_000_000 as UnitPrice,
      },
    ];
    const order = (name: string, daysAgo: number) =>
      entry(name, daysAgo, { type: 'order', amount: 500, lines });
    const twice = [order('a', 10), order('b', 9)];
    expect(alertsOf(fileWith(twice)).map(({ rule }) => rule)).toEqual(['repeatedOrder']);
    expect(saidOf(fileWith(twice))[0]?.[1]).toContain('2 times from');
    const sameDay = saidOf(fileWith([order('a', 10), order('b', 10)]))[0]?.[1];
    expect(sameDay).toMatch(/2 times on \d+ \w+ \d+$/);
    const often = [200, 199, 150, 149].map((daysAgo) => order(`often ${daysAgo}`, daysAgo));
    expect(alertsOf(fileWith([...often, ...twice]))).toEqual([]);
  });

  it('notices that far more came back than in the quarters before', () => {
    const orders = Array.from({ length: 12 }, (_, index) =>
      entry(`order ${index}`, 20 + index * 30, { type: 'order', amount: 1000_00 + index }),
    );
    const back = entry('back', 5, { type: 'return', amount: -1200_00 });
    const [alert, ...others] = alertsOf(fileWith([...orders, back]));
    expect([alert?.rule, others]).toEqual(['returns', []]);
    const little = entry('back', 5, { type: 'return', amount: -100_00 });
    expect(alertsOf(fileWith([...orders, little]))).toEqual([]);
  });

  it('notices a large payment after contact data changed, and who is how old', () => {
    const clientId = CASH.data.clientId;
    const dataChanges = [{ id: 'phone', field: 'telephone', changedOn: day(9) }];
    const contact = (born: string) =>
      entryNamed(
        'ann',
        newContact({
          clientId,
          name: 'Ann',
          maySign: true,
          birthDate: born as CalendarDate,
          dataChanges,
        }),
      );
    const transactions = [...usualPayments(), pay('large', 4, 190_00)];
    const young = fileWith(transactions, { contacts: [contact('1990-01-01')] });
    expect(saidOf(young)).toEqual([
      [
        'changedContact',
        'Withdrawal of EUR 190.00 on 20 Nov 2026, 5 days after the telephone of Ann changed',
      ],
    ]);
    const old = fileWith(transactions, { contacts: [contact('1950-01-01')] });
    expect(alertsOf(old).map(({ rule }) => rule)).toEqual(['elderExploitation']);
  });

  it('notices signs of exploitation: age, a new authority and a large payment', () => {
    const clientId = CASH.data.clientId;
    const ann = entryNamed(
      'ann',
      newContact({ clientId, name: 'Ann', maySign: true, birthDate: '1940-05-01' as CalendarDate }),
    );
    const authority = (validFrom: CalendarDate) =>
      entryNamed(
        'power',
        newAuthority({ clientId, holder: 'Bob', authorityType: 'powerOfAttorney', validFrom }),
      );
    const withAuthority = (daysAgo: number) =>
      fileWith([...usualPayments(), pay('large', 4, 190_00)], {
        contacts: [ann],
        authorities: [authority(day(daysAgo))],
      });
    expect(saidOf(withAuthority(30))).toEqual([
      [
        'elderExploitation',
        'Withdrawal of EUR 190.00 on 20 Nov 2026; Ann is 86, and Bob was given authority shortly before',
      ],
    ]);
    expect(alertsOf(withAuthority(400))).toEqual([]);
  });

  it('notices a payment to a holder by the words of the name, while the authority holds', () => {
    const clientId = CASH.data.clientId;
    const ann = entryNamed(
      'ann',
      newContact({ clientId, name: 'Ann', maySign: true, birthDate: '1940-05-01' as CalendarDate }),
    );
    const rulesFor = (payee: string, fields: Partial<Authority>) => {
      const authority = newAuthority({
        clientId,
        holder: 'Bob Ray',
        authorityType: 'powerOfAttorney',
        validFrom: day(2000),
        ...fields,
      });
      const editedAt = `${day(9)}T08:00:00.000Z` as Instant;
      const file = fileWith([...usualPayments(), pay('large', 4, 190_00, payee)], {
        contacts: [ann],
        authorities: [{ ...entryNamed('power', authority), editedAt }],
      });
      return detectAlerts({ file, until: TODAY }).map(({ rule }) => rule);
    };
    expect(rulesFor('Ray, Bob', {})).toContain('elderExploitation');
    expect(rulesFor('Grocer', { validFrom: null })).not.toContain('elderExploitation');
    // "Grocer" was paid before, so that no new payee is a sign of its own.
    expect(rulesFor('Grocer', { holder: 'Roc' })).not.toContain('elderExploitation');
    expect(rulesFor('Grocer', { holder: 'Grocer' })).toContain('elderExploitation');
    expect(rulesFor('Grocer', { holder: 'Grocer', validUntil: day(5) })).toEqual([]);
    expect(rulesFor('Grocer', { holder: 'Grocer', accountId: SALES.id })).toEqual([]);
  });

  it('leaves out what lies further back than the rules look, and rules that are off', () => {
    const file = fileWith([...usualPayments(), pay('large', 3, 800_00)]);
    const later = addDays(TODAY, 120);
    expect(detectAlerts({ file, until: later })).toEqual([]);
    expect(detectAlerts({ file, until: later, from: day(10) })).toHaveLength(1);
  });

  it('does not take a transfer between the client’s own accounts for a payment', () => {
    const between = entry('between', 3, {
      type: 'transferOut',
      amount: -90_000_00,
      transferAccountId: fileWith([]).accounts[1]?.id as RecordId,
    });
    expect(alertsOf(fileWith([...usualPayments(), between]))).toEqual([]);
  });
});
