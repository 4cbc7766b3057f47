import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Period } from '#shared/domain/period.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { TradingPeriodChoice } from './trading-period.tsx';

const BEGUN: Period = { from: '2025-03-01' as CalendarDate, to: '2026-11-24' as CalendarDate };
const seen: Period[] = [];

function Choice() {
  const [own, setOwn] = useState(BEGUN);
  return (
    <MantineProvider env="test">
      <TradingPeriodChoice
        chosen="own"
        own={own}
        currency={'EUR' as CurrencyCode}
        onChoose={() => undefined}
        onOwn={(next) => {
          seen.push(next);
          setOwn(next);
        }}
      />
    </MantineProvider>
  );
}

it('keeps the first day while the year of the last is typed, digit by digit', async () => {
  createRoot(document.body.appendChild(document.createElement('div'))).render(<Choice />);
  const to = page.getByLabelText('To', { exact: true });
  await to.click({ position: { x: 20, y: 15 } });
  await userEvent.keyboard('12312025');
  await vi.waitFor(() => expect(seen.at(-1)).toEqual({ ...BEGUN, to: '2025-12-31' }));
  // What stands in the field on the way is a day as well, of the first centuries.
  expect(seen.some((period) => period.to < BEGUN.from)).toBe(true);
  expect(new Set(seen.map(({ from }) => from))).toEqual(new Set([BEGUN.from]));
});
