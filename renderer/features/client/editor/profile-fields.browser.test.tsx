import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { newProfile } from '#shared/domain/advice/advice-builders.ts';
import type { Profile } from '#shared/domain/advice/profile.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { profileFields } from './profile-fields.tsx';

const TODAY = '2026-11-24' as CalendarDate;
const former = {
  ...{ id: 'riskTolerance' as const, statement: 'Little', source: 'Eva' },
  statedOn: '2025-01-01' as CalendarDate,
};
const profile = newProfile({
  ...{ clientId: 'client' as RecordId, riskTolerance: 3, factors: [former] },
});

function Form({ onData }: { onData: (data: Profile) => void }) {
  const [data, setData] = useState<Profile>(profile);
  onData(data);
  const set = (name: string, value: unknown) => setData((all) => ({ ...all, [name]: value }));
  return (
    <MantineProvider>
      {profileFields(TODAY, 'EUR' as CurrencyCode).map(({ name, draw }) => (
        <div key={name}>
          {draw({
            ...{ value: data[name], problem: undefined, autoFocus: false, data, set },
            change: (value) => set(name, value),
          })}
        </div>
      ))}
    </MantineProvider>
  );
}

it('states a factor anew with the value that is entered, and not with one that is only left', async () => {
  let now = profile;
  const place = document.body.appendChild(document.createElement('div'));
  const onData = (data: Profile) => {
    now = data;
  };
  createRoot(place).render(<Form onData={onData} />);
  const risk = page.getByLabelText('Highest risk class, 1 to 7');
  await risk.click();
  await userEvent.keyboard('{Tab}');
  expect(now.factors).toEqual([former]);
  await risk.fill('5');
  await userEvent.keyboard('{Tab}');
  await page.getByLabelText('Objective').selectOptions('income');
  const anew = { statedOn: TODAY, source: '' };
  await vi.waitFor(() =>
    expect(now).toMatchObject({
      riskTolerance: 5,
      objective: 'income',
      factors: [
        { id: 'riskTolerance', statement: 'Risk class 5 of 7 at most', ...anew },
        { id: 'objectives', statement: 'Income', ...anew },
      ],
    }),
  );
});
