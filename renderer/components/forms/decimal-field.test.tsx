import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { DecimalField } from './decimal-field.tsx';
import { problemsOf } from './record-draft.ts';

const drawn = (value: unknown, range?: readonly [number, number]): string =>
  renderToStaticMarkup(
    <MantineProvider>
      <DecimalField
        label="Amount"
        value={value as number}
        scale={range ? 0 : 2}
        range={range}
        onChange={() => undefined}
      />
    </MantineProvider>,
  );

it('shows what was typed and is no number, with why, when the form is opened again', () => {
  expect(drawn('12abc')).toContain('value="12abc"');
  expect(drawn('12abc')).toContain('&quot;12abc&quot; is not a number');
  expect(drawn(123_456)).toMatch(/value="1234[.,]56"/);
});

it('says the range beside a number beyond it, and leaves the number as it is', () => {
  expect(drawn(-5, [5, 1440])).toContain('value="-5"');
  expect(drawn(-5, [5, 1440])).toContain('Must be 5 to 1440');
  expect(drawn(60, [5, 1440])).not.toContain('Must be');
});

it('keeps a form from being saved while the text in it is no number', () => {
  const entry = newTransaction({
    ...{ clientId: '0190c8f0-0000-7000-8000-000000000001' as RecordId, type: 'deposit' },
    accountId: '0190c8f0-0000-7000-8000-000000000002' as RecordId,
    date: '2026-11-28' as CalendarDate,
  });
  expect(problemsOf('transaction', entry)).toEqual([]);
  for (const amount of ['12abc', '(30)', '5e3']) {
    expect(problemsOf('transaction', { ...entry, amount })).toEqual([
      { field: 'amount', message: `"${amount}" is not a number` },
    ]);
  }
  expect(problemsOf('transaction', { ...entry, amount: '' })).toEqual([
    { field: 'amount', message: 'must be filled in' },
  ]);
});
