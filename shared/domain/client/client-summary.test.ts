import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { unavailableBecause } from '../figure.ts';
import { newMeeting, newPromise } from '../meeting/meeting-builders.ts';
import { lastTwelveMonths } from '../period.ts';
import { clientFigures } from '../portfolio/client-figures.ts';
import { newAccount, newTransaction } from '../portfolio/portfolio-builders.ts';
import { clientHealth } from '../retention/health.ts';
import { newServiceRequest } from '../service/service-builders.ts';
import { newClient, newContact } from './client-builders.ts';
import { type ClientFile, emptyClientFile } from './client-file.ts';
import { entryNamed } from './client-file-builder.ts';
import { clientSummary } from './client-summary.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const today = day('2026-11-24');
const client = entryNamed('client', newClient({ name: 'Shop Ltd', tier: 'A' }));
const clientId = client.id;
const empty = emptyClientFile(client);

const order = (date: string, amount: number) =>
  entryNamed(
    `order ${date}`,
    newTransaction({
      clientId,
      accountId: entryNamed('shop', null).id,
      type: 'order',
      date: day(date),
      amount,
    }),
  );

const shop: ClientFile = {
  ...empty,
  accounts: [entryNamed('shop', newAccount({ clientId, name: 'Shop', accountType: 'sales' }))],
  transactions: [
    order('2025-11-20', 100_00),
    order('2025-11-24', 50_00),
    order('2026-03-10', 200_00),
    order('2026-11-02', 100_00),
  ],
  meetings: [
    entryNamed(
      'past',
      newMeeting({
        clientId,
        purpose: 'Visit',
        startsAt: '2026-11-02T23:30:00.000Z' as Instant,
        status: 'finished',
      }),
    ),
    entryNamed(
      'next',
      newMeeting({ clientId, purpose: 'Visit', startsAt: '2026-12-02T08:00:00.000Z' as Instant }),
    ),
  ],
};

describe('the summary of a client', () => {
  it('shows revenue by month, contacts in the person’s days, and what is not known as such', () => {
    const summary = clientSummary({ file: shop, today, offsetMinutes: 60 });
    expect(summary).toMatchObject({
      name: 'Shop Ltd',
      measure: 'revenue',
      amount: { available: true, value: { amount: 300_00 } },
      lastContactOn: '2026-11-03',
      nextMeetingAt: '2026-12-02T08:00:00.000Z',
      attentionCount: 0,
    });
    expect(summary.sparkline).toEqual([0, 0, 0, 200_00, 0, 0, 0, 0, 0, 0, 0, 100_00]);
    expect(summary.change).toMatchObject({
      available: false,
      reason: 'no order is recorded before 20 Nov 2025',
    });
  });

  it('shows the values at the ends of twelve months', () => {
    const deposit = newTransaction({
      clientId,
      accountId: entryNamed('cash', null).id,
      type: 'deposit',
      date: day('2026-09-30'),
      amount: 5_00,
    });
    const file: ClientFile = {
      ...empty,
      accounts: [entryNamed('cash', newAccount({ clientId, name: 'C', accountType: 'cash' }))],
      transactions: [entryNamed('d', deposit)],
    };
    const summary = clientSummary({ file, today, offsetMinutes: 0 });
    expect(summary.measure).toBe('value');
    expect(summary.sparkline.slice(-4)).toEqual([null, 5_00, 5_00, 5_00]);
    expect(summary.sparkline).toHaveLength(12);
  });

  it('has no figures for a client without accounts', () => {
    const summary = clientSummary({ file: empty, today, offsetMinutes: 0 });
    expect(summary.amount).toEqual(unavailableBecause({ tag: 'noAccount' }));
    expect(summary.health.available).toBe(false);
    expect(summary.sparkline).toEqual([]);
  });
});

describe('the health of a client', () => {
  const healthOf = (file: ClientFile) =>
    clientHealth({
      file,
      figures: clientFigures(file, lastTwelveMonths(today)),
      today,
      offsetMinutes: 60,
    });

  it('is the sum of drivers that say why', () => {
    const health = healthOf({
      ...shop,
      contacts: [
        entryNamed(
          'ann',
          newContact({ clientId, name: 'Ann', influence: 'decisionMaker', sentiment: 'critical' }),
        ),
      ],
      promises: [
        entryNamed(
          'late',
          newPromise({ clientId, undertaking: 'Offer', dueOn: day('2026-11-01') }),
        ),
      ],
    });
    if (!health.available) throw new Error(health.reason);
    const sum = health.value.drivers.reduce((points, driver) => points + driver.points, 60);
    expect(health.value.score).toBe(sum);
    expect(health.value.drivers[0]).toEqual({
      name: 'Sentiment',
      points: -15,
      reason: 'Ann is critical',
    });
    expect(health.value.drivers.map(({ name }) => name)).toContain('Promises');
  });

  it('suffers from open complaints, at most by as much as two of them', () => {
    const complaintOf = (name: string, status: 'open' | 'withdrawn' = 'open') =>
      entryNamed(
        name,
        newServiceRequest({
          ...{ clientId, subject: name, raisedOn: day('2026-11-01'), statusSince: today },
          ...{ sort: 'complaint', status },
        }),
      );
    const driverOf = (serviceRequests: ClientFile['serviceRequests']) => {
      const health = healthOf({ ...shop, serviceRequests });
      if (!health.available) throw new Error(health.reason);
      return health.value.drivers.find(({ name }) => name === 'Complaints');
    };
    const [one, two, three] = [complaintOf('1'), complaintOf('2'), complaintOf('3')] as const;
    expect(driverOf([one])).toMatchObject({ points: -10, reason: '1 complaint open' });
    expect(driverOf([one, two, three])).toMatchObject({ points: -20 });
    expect(driverOf([complaintOf('4', 'withdrawn')])).toBeUndefined();
  });

  it('is unavailable while hardly anything is known', () => {
    expect(healthOf(empty)).toEqual({
      available: false,
      reason: 'too little is recorded of contacts, promises and business',
    });
  });
});
