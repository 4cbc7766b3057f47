import { describe, expect, it } from 'vitest';
import { attentionFlags } from '#shared/domain/advice/attention.ts';
import { lastTwelveMonths } from '#shared/domain/period.ts';
import { clientFigures } from '#shared/domain/portfolio/client-figures.ts';
import { clientHealth } from '#shared/domain/retention/health.ts';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate, formatMoney } from '../../components/formats.ts';
import type { ClientRow } from '../../vault/views.ts';
import {
  explainedAmount,
  explainedChange,
  explainedHealth,
  explainedSources,
} from './explained-client.ts';

const today = '2026-11-24' as CalendarDate;

const row = (part: Partial<ClientRow>): ClientRow =>
  ({
    ...{ currency: 'EUR', amount: 1_234_56, amountMeaning: 'value', amountUnavailable: null },
    ...{ change: 0.1, health: 72 },
    ...part,
  }) as ClientRow;

describe('the figures of a row of the clients table', () => {
  it('are told with their rule, which for revenue is another than for a value', () => {
    const value = explainedAmount(row({}));
    const revenue = explainedAmount(row({ amountMeaning: 'revenue' }));
    expect(value.text).toBe(formatMoney(1_234_56, 'EUR'));
    expect(value.how).not.toBe(revenue.how);
    expect(explainedHealth(row({})).text).toBe('Good 72');
  });

  it('say why they are not known, days as the person writes them', () => {
    const changeUnavailable = {
      available: false,
      reason: 'the records begin later',
      cause: { tag: 'recordTooShort', beginsOn: '2026-03-01' as CalendarDate },
    } as const;
    const begun = formatDate('2026-03-01' as CalendarDate);
    const noAmount = explainedAmount(row({ amount: null, amountUnavailable: changeUnavailable }));
    expect(noAmount.text).toBeNull();
    expect(noAmount.reason).toContain(begun);
    expect(explainedChange(row({ change: null, changeUnavailable })).reason).toContain(begun);
    expect(explainedChange(row({ change: null })).reason).toBe('not known for twelve months');
    expect(explainedHealth(row({ health: null })).reason).toBeTruthy();
  });
});

describe('explainedSources', () => {
  it('has the values of a gain, every reason of the score, and everything that needs attention', () => {
    const file = sampleClientFile(generateSampleBook({ seed: 1, today }), 'Lindqvist household');
    const figures = clientFigures(file, lastTwelveMonths(today));
    const health = clientHealth({ file, figures, today, offsetMinutes: 0 });
    const flags = attentionFlags({ file, today, offsetMinutes: 0 });
    const sources = explainedSources({ figures, health, flags });
    const fromOf = (name: string) => sources.find((each) => each.name === name)?.from ?? [];
    expect(fromOf('Gain').map(({ name }) => name)).toEqual([
      'Value at the end',
      'Value at the start',
      'Net flow',
    ]);
    if (!health.available) throw new Error(health.reason);
    expect(fromOf('Reasons of the health score').map(({ text }) => text)).toEqual(
      health.value.drivers.map(({ reason }) => reason),
    );
    expect(fromOf('What needs attention')).toHaveLength(flags.length);
  });
});
