import { describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { lastTwelveMonths } from '#shared/domain/period.ts';
import { clientFigures } from '#shared/domain/portfolio/client-figures.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate } from '../../../components/formats.ts';
import { keyFigures } from './key-figures.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const today = day('2026-11-28');
const client = entryNamed('client', newClient({ name: 'Adaeze' }));

function figuresSince(first: string, last = today) {
  const account = entryNamed('depot', newAccount({ clientId: client.id, name: 'Depot' }));
  const deposit = newTransaction({
    clientId: client.id,
    accountId: account.id,
    type: 'deposit',
    date: day(first),
    amount: 100_00,
  });
  const file = {
    ...emptyClientFile(client),
    accounts: [account],
    transactions: [entryNamed('deposit', deposit)],
  };
  return keyFigures(clientFigures(file, lastTwelveMonths(last)), today, () => [
    { name: 'Depot', text: '1' },
  ]);
}

describe('keyFigures', () => {
  it('speaks of twelve months that the records cover', () => {
    const [, figure] = figuresSince('2020-01-02');
    expect(figure?.period).toBe('12 months');
    expect(figure?.how).toContain(formatDate(day('2025-11-29')));
  });

  it('says since when, in all its words, where the records begin within them', () => {
    const [, ...figures] = figuresSince('2026-04-13');
    const since = formatDate(day('2026-04-13'));
    expect(figures.map(({ period }) => period)).toEqual(figures.map(() => `since ${since}`));
    for (const { how } of figures) expect(how).toContain(`${since} to ${formatDate(today)}`);
  });

  it('names both days where the ledger has ended', () => {
    const [, figure] = figuresSince('1998-03-01', day('1998-12-31'));
    expect(figure?.period).toBe(
      `${formatDate(day('1998-03-01'))} to ${formatDate(day('1998-12-31'))}`,
    );
  });

  it('comes with the accounts for the value, and with the values that make a gain', () => {
    const [value, , gain] = figuresSince('2020-01-02');
    const namesOf = (figure: typeof value) => figure?.from().map(({ name }) => name);
    expect(namesOf(value)).toEqual(['Depot']);
    expect(namesOf(gain)).toEqual(['Value at the end', 'Value at the start', 'Net flow']);
  });
});
