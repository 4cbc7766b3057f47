import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, type Instant } from '#shared/lib/calendar-date.ts';
import type { Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { newEntitlement, newProduct } from '../growth/growth-builders.ts';
import { newMeeting, newPromise } from '../meeting/meeting-builders.ts';
import { newAccount, newSecurity, newTransaction } from '../portfolio/portfolio-builders.ts';
import { newReportSchedule } from '../reporting/reporting-builders.ts';
import { newServiceRequest } from '../service/service-builders.ts';
import { newAuthority, newProfile } from './advice-builders.ts';
import { attentionFlags } from './attention.ts';
import { clientAlerts } from './attention-alerts.ts';
import { decisionAbout } from './vigilance/settle-alerts.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const today = day('2026-11-24');
const client = entryNamed('client', newClient({ name: 'Client', contactEveryDays: 30 }));
const clientId = client.id;
const quiet = emptyClientFile({ ...client, data: { ...client.data, contactEveryDays: null } });

const flagsOf = (parts: Partial<ClientFile>) =>
  attentionFlags({ file: { ...quiet, ...parts }, today, offsetMinutes: 60 });
const found = (parts: Partial<ClientFile>) =>
  flagsOf(parts).map(({ rule, severity, reason }) => [rule, severity, reason]);

describe('attention', () => {
  it('is not asked for when all is well', () => {
    expect(flagsOf({})).toEqual([]);
  });

  it('tells of authorities that expired or will soon', () => {
    const authorities = [
      entryNamed('a', newAuthority({ clientId, holder: 'Ann', validUntil: day('2026-11-23') })),
      entryNamed('b', newAuthority({ clientId, holder: 'Bob', validUntil: day('2026-12-24') })),
      entryNamed('c', newAuthority({ clientId, holder: 'Cy', validUntil: day('2027-12-24') })),
      entryNamed('d', newAuthority({ clientId, holder: 'Dee' })),
    ];
    expect(found({ authorities })).toEqual([
      ['authorityExpired', 'high', 'Advisory mandate of Ann expired on 23 Nov 2026'],
      ['authorityExpiring', 'medium', 'Advisory mandate of Bob expires in 30 days, on 24 Dec 2026'],
    ]);
  });

  it('tells of overdue promises of either side, ours as more severe', () => {
    const promise = (name: string, fields: Partial<Parameters<typeof newPromise>[0]>) =>
      entryNamed(name, newPromise({ clientId, undertaking: name, ...fields }));
    const promises = [
      promise('papers', { promisedBy: 'client', dueOn: day('2026-11-20') }),
      promise('offer', { dueOn: day('2026-11-23') }),
      promise('today', { dueOn: today }),
      promise('kept', { dueOn: day('2026-11-01'), status: 'kept', keptOn: day('2026-11-02') }),
    ];
    expect(found({ promises })).toEqual([
      ['overduePromise', 'high', 'Our promise was due on 23 Nov 2026: offer'],
      ['overduePromise', 'medium', 'The client’s promise was due on 20 Nov 2026: papers'],
    ]);
  });

  it('tells of open complaints and of answers that are late', () => {
    const request = (name: string, fields: Partial<Parameters<typeof newServiceRequest>[0]>) =>
      entryNamed(
        name,
        newServiceRequest({ clientId, subject: name, raisedOn: day('2026-10-01'), ...fields }),
      );
    const complaint = { sort: 'complaint', dueOn: day('2026-11-26') } as const;
    const serviceRequests = [
      request('fees', { ...complaint, status: 'withTeam', handedTo: 'Billing' }),
      request('delay', { ...complaint, dueOn: day('2026-11-23') }),
      request('closed', { ...complaint, status: 'withdrawn' }),
      request('address', { dueOn: day('2026-11-20'), status: 'waitingForClient' }),
      request('today', { dueOn: today }),
      request('whenever', {}),
    ];
    expect(found({ serviceRequests })).toEqual([
      [
        'openComplaint',
        'high',
        'Complaint: fees; answer due by 26 Nov 2026, with Billing, raised on 1 Oct 2026',
      ],
      [
        'openComplaint',
        'high',
        'Complaint: delay; answer was due on 23 Nov 2026, with us, raised on 1 Oct 2026',
      ],
      [
        'overdueAnswer',
        'medium',
        'An answer was owed on 20 Nov 2026, waiting for the client: address',
      ],
    ]);
  });

  it('tells of overdue reports, stale profiles and missing ones', () => {
    const schedule = newReportSchedule({ clientId, nextDueOn: day('2026-11-20') });
    const profile = newProfile({
      clientId,
      factors: [
        { id: 'experience', statement: 'Some', statedOn: day('2025-01-10'), source: '' },
        { id: 'age', statement: '57', statedOn: day('2024-01-10'), source: '' },
        { id: 'objectives', statement: 'Growth', statedOn: day('2026-01-10'), source: '' },
      ],
    });
    expect(
      found({ reportSchedules: [entryNamed('r', schedule)], profile: entryNamed('p', profile) }),
    ).toEqual([
      ['overdueReport', 'medium', 'Quarterly report was due on 20 Nov 2026, 4 days ago'],
      [
        'staleProfile',
        'medium',
        'Profile is out of date: age, last stated on 10 Jan 2024, and 1 more',
      ],
    ]);
    const accounts = [entryNamed('depot', newAccount({ clientId, name: 'Depot' }))];
    expect(found({ accounts })).toMatchObject([['missingProfile', 'medium', expect.anything()]]);
  });

  it('tells when nobody was in touch for longer than meant', () => {
    const meeting = newMeeting({
      clientId,
      purpose: 'Review',
      startsAt: '2026-10-01T09:00:00.000Z' as Instant,
      status: 'finished',
    });
    expect(found({ client, meetings: [entryNamed('m', meeting)] })).toEqual([
      [
        'noContact',
        'medium',
        'Last contact was 54 days ago, on 1 Oct 2026; it should be every 30 days',
      ],
    ]);
    expect(found({ client })).toMatchObject([['noContact', 'low', expect.anything()]]);
  });

  it('tells of holdings above the risk tolerance, near maturity or off target', () => {
    const risky = entryNamed('risky', newSecurity({ name: 'Risky', riskClass: 6 }));
    const bond = entryNamed(
      'bond',
      newSecurity({ name: 'Bond', assetClass: 'bond', riskClass: 2, maturesOn: day('2026-12-24') }),
    );
    const account = entryNamed(
      'depot',
      newAccount({
        clientId,
        name: 'Depot',
        targets: [
          { id: 'equity', weight: 5000 },
          { id: 'bond', weight: 5000 },
        ],
      }),
    );
    const buy = (name: string, pieces: number) =>
      entryNamed(
        `buy ${name}`,
        newTransaction({
          clientId,
          accountId: account.id,
          type: 'buy',
          date: day('2026-01-02'),
          amount: -pieces * 100,
          securityId: entryNamed(name, null).id,
          quantity: (pieces * 1e6) as Quantity,
        }),
      );
    const deposit = newTransaction({
      clientId,
      accountId: account.id,
      type: 'deposit',
      date: day('2026-01-01'),
      amount: 100_00,
    });
    const price = { date: day('2026-01-02'), price: 1e6 as UnitPrice };
    expect(
      found({
        accounts: [account],
        securities: byId([risky, bond]),
        prices: priceSeries([
          { securityId: risky.id, ...price },
          { securityId: bond.id, ...price },
        ]),
        transactions: [entryNamed('deposit', deposit), buy('risky', 60), buy('bond', 40)],
        profile: entryNamed('p', newProfile({ clientId, riskTolerance: 4 })),
      }),
    ).toEqual([
      ['unsuitableHolding', 'high', 'Risky has risk class 6; the client accepts 4 at most'],
      ['maturity', 'medium', 'Bond matures in 30 days, on 24 Dec 2026'],
      ['drift', 'medium', 'Depot is off target: equity +10.0 points, bonds −10.0 points'],
    ]);
  });

  it('tells of products in default and of such that end soon', () => {
    const product = entryNamed('loan', newProduct({ name: 'Loan' }));
    const fields = { clientId, productId: product.id };
    const entitlements = [
      entryNamed('1', newEntitlement({ ...fields, status: 'inDefault' })),
      entryNamed('2', newEntitlement({ ...fields, heldUntil: day('2026-12-01') })),
    ];
    expect(found({ entitlements, products: byId([product]) })).toEqual([
      ['inDefault', 'high', 'Loan is in default'],
      ['maturity', 'medium', 'Loan ends in 7 days, on 1 Dec 2026'],
    ]);
  });
});

describe('an unusual transaction', () => {
  const account = entryNamed('cash', newAccount({ clientId, name: 'Cash', accountType: 'cash' }));
  const withdrawals = (count: number, last: number) =>
    Array.from({ length: count }, (_, index) =>
      entryNamed(
        `w${index}`,
        newTransaction({
          clientId,
          accountId: account.id,
          type: 'withdrawal',
          date: addDays(today, index - count),
          amount: -(index === count - 1 ? last : 100_00 + (index % 5) * 10_00),
        }),
      ),
    );

  it('is told by the alert that vigilance raises, with its figures', () => {
    expect(found({ accounts: [account], transactions: withdrawals(12, 900_00) })).toEqual([
      [
        'unusualTransaction',
        'high',
        'Withdrawal of EUR\u00a0900.00 on 23 Nov 2026 is 7.50 times the usual EUR\u00a0120.00',
      ],
    ]);
  });

  it('is not looked for among fewer than a habit needs', () => {
    expect(found({ accounts: [account], transactions: withdrawals(8, 900_00) })).toEqual([]);
  });

  it('is not one within the usual', () => {
    expect(found({ accounts: [account], transactions: withdrawals(12, 150_00) })).toEqual([]);
  });

  it('is told no longer once somebody has decided about it', () => {
    const file = { ...quiet, accounts: [account], transactions: withdrawals(12, 900_00) };
    const [settled] = clientAlerts({ file, today });
    if (!settled) throw new Error('there is an alert');
    const made = { decision: 'dismissed', reason: 'New roof', today, by: null } as const;
    const decision = decisionAbout(settled.alert, { ...made, statement: 'Withdrawal' });
    expect(flagsOf({ ...file, alertDecisions: [entryNamed('d', decision)] })).toEqual([]);
  });
});
