import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { serviceFields } from './service-fields.tsx';

const day = (text: string): CalendarDate => text as CalendarDate;
const today = day('2026-11-24');
const raised = newServiceRequest({
  clientId: entryNamed('client', null).id,
  subject: 'Dividend was not booked',
  raisedOn: day('2026-11-02'),
});

let unmount = () => {};
afterEach(() => unmount());

interface FormProps {
  start: ServiceRequest;
  onData: (data: ServiceRequest) => void;
}

function Form({ start, onData }: FormProps) {
  const [data, setData] = useState(start);
  onData(data);
  const set = (name: string, value: unknown) => setData((all) => ({ ...all, [name]: value }));
  return serviceFields([], today).map(({ name, draw }) => (
    <div key={name}>
      {draw({
        ...{ value: data[name], problem: undefined, autoFocus: false, data, set },
        change: (value) => set(name, value),
      })}
    </div>
  ));
}

/** Shows the form of a request; returns it as the form has it now. */
function shown(fields: Partial<ServiceRequest>): () => ServiceRequest {
  let now: ServiceRequest = { ...raised, ...fields };
  const onData = (data: ServiceRequest) => {
    now = data;
  };
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(
    <MantineProvider>
      <Form start={now} onData={onData} />
    </MantineProvider>,
  );
  unmount = () => {
    root.unmount();
    place.remove();
  };
  return () => now;
}

describe('the form of a service request', () => {
  it('hands over to the team that is named, and is as it was when the name is taken away', async () => {
    const now = shown({});
    const team = page.getByLabelText('Handed to');
    await team.fill('Custody');
    await vi.waitFor(() => expect(now()).toMatchObject({ status: 'withTeam', statusSince: today }));
    await team.fill('');
    await vi.waitFor(() => expect(now()).toEqual(raised));
  });

  it('knows since when it stood where it is put back to', async () => {
    const now = shown({});
    const stands = page.getByLabelText('Where it stands');
    await stands.selectOptions('withdrawn');
    await vi.waitFor(() =>
      expect(now()).toMatchObject({ status: 'withdrawn', statusSince: today }),
    );
    await stands.selectOptions('open');
    await vi.waitFor(() => expect(now()).toEqual(raised));
  });

  it('still shows what was answered when it is open again', async () => {
    shown({ resolution: 'Booked anew' });
    await expect.element(page.getByLabelText('What was answered')).toHaveValue('Booked anew');
  });

  it('says that the contact who raised it is no longer there, and takes nobody instead', async () => {
    const now = shown({ raisedById: entryNamed('contact', null).id });
    const by = page.getByLabelText('Raised by');
    await expect.element(by).toHaveDisplayValue('A contact that was deleted');
    await by.selectOptions('Nobody in particular');
    await vi.waitFor(() => expect(now().raisedById).toBeNull());
  });
});
