import { useState } from 'react';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import type { ServiceRequest, ServiceStatus } from '#shared/domain/service/service-request.ts';
import { answerOwedOn, stepDay } from '#shared/domain/service/service-steps.ts';
import { SERVICE_SORT_NAMES, SERVICE_STATUS_NAMES } from '#shared/domain/service/service-words.ts';
import { type CalendarDate, isCalendarDate } from '#shared/lib/calendar-date.ts';
import { choicesOf } from '../../../components/client-words.ts';
import {
  ChoiceField,
  DateField,
  TextAreaField,
  TextField,
} from '../../../components/form-fields.tsx';
import {
  type FieldControl,
  type FormField,
  fieldsOf,
} from '../../../components/forms/form-field.tsx';

const { text, area, date, own } = fieldsOf<'serviceRequest'>();

const half = { isHalf: true } as const;
const drafted = ({ data }: FieldControl) => data as ServiceRequest;

/** What is asked of a service request: what it is about, who has it, and what became of it. */
export function serviceFields(
  contacts: readonly Entry<Contact>[],
  today: CalendarDate,
): readonly FormField[] {
  return [
    text('subject', 'What it is about', { isRequired: true }),
    own('sort', (control) => <SortField {...control} />, half),
    own('raisedById', (control) => <RaisedByField {...control} contacts={contacts} />, half),
    own('raisedOn', (control) => <RaisedField {...control} />, half),
    date('dueOn', 'Answer owed by', half),
    area('description', 'Details', { hint: 'For us alone, like the rest of this form.' }),
    own('handedTo', (control) => <TeamField {...control} today={today} />, half),
    text('reference', 'Their reference', half),
    own('status', (control) => <StatusField {...control} today={today} />, half),
    date('statusSince', 'Since', half),
    own('resolution', ({ value, change, problem, data }) =>
      data.status === 'resolved' || value ? (
        <TextAreaField
          label="What was answered"
          value={String(value ?? '')}
          onChange={change}
          problem={problem}
          isRequired={data.status === 'resolved'}
        />
      ) : null,
    ),
  ];
}

/** The sort; a complaint is owed its answer by the day the rules say, until another is given. */
function SortField(control: FieldControl) {
  const { sort, raisedOn } = drafted(control);
  return (
    <ChoiceField
      label="Kind"
      choices={choicesOf(SERVICE_SORT_NAMES)}
      value={sort}
      onChange={(chosen) => {
        control.change(chosen);
        moveOwedDay(control, { sort: chosen, raisedOn });
      }}
      problem={control.problem}
    />
  );
}

function RaisedByField({
  contacts,
  ...control
}: FieldControl & { contacts: readonly Entry<Contact>[] }) {
  const { raisedById } = drafted(control);
  const isGone = raisedById !== null && contacts.every(({ id }) => id !== raisedById);
  return (
    <ChoiceField
      label="Raised by"
      choices={[
        { value: '', label: 'Nobody in particular' },
        ...contacts.map(({ id, data }) => ({ value: id as string, label: data.name })),
        ...(isGone ? [{ value: raisedById, label: 'A contact that was deleted' }] : []),
      ]}
      value={raisedById ?? ''}
      onChange={(id) => control.change(id === '' ? null : id)}
      problem={control.problem}
    />
  );
}

function RaisedField(control: FieldControl) {
  const { sort, raisedOn, statusSince } = drafted(control);
  return (
    <DateField
      label={sort === 'complaint' ? 'Received on' : 'Raised on'}
      value={raisedOn}
      isRequired
      onChange={(day) => {
        control.change(day);
        if (!day) return;
        moveOwedDay(control, { sort, raisedOn: day });
        if (statusSince === raisedOn) control.set('statusSince', day);
      }}
      problem={control.problem}
    />
  );
}

/** The day an answer is owed by follows what it was derived from, unless somebody gave another. */
function moveOwedDay(control: FieldControl, next: Pick<ServiceRequest, 'sort' | 'raisedOn'>): void {
  const { sort, raisedOn, dueOn } = drafted(control);
  const owedBy = (of: typeof next) =>
    isCalendarDate(of.raisedOn ?? '') ? answerOwedOn(of.sort, of.raisedOn) : null;
  if ((dueOn ?? null) === owedBy({ sort, raisedOn })) control.set('dueOn', owedBy(next));
}

interface DatedControl extends FieldControl {
  today: CalendarDate;
}

/** To name a team is to hand it over. */
function TeamField({ today, ...control }: DatedControl) {
  const { status } = drafted(control);
  const stand = useStand(control, today);
  return (
    <TextField
      label="Handed to"
      value={String(control.value ?? '')}
      onChange={(to) => {
        control.change(to);
        const next = to.trim() === '' ? 'open' : 'withTeam';
        if ((status === 'open' || status === 'withTeam') && status !== next) stand(next);
      }}
      problem={control.problem}
    />
  );
}

function StatusField({ today, ...control }: DatedControl) {
  return (
    <ChoiceField
      label="Where it stands"
      choices={choicesOf(SERVICE_STATUS_NAMES)}
      value={drafted(control).status}
      onChange={useStand(control, today)}
      problem={control.problem}
    />
  );
}

/** Puts the request where it stands from now on: since today, or since when it stood there already. */
function useStand(control: FieldControl, today: CalendarDate): (status: ServiceStatus) => void {
  const request = drafted(control);
  const [before] = useState(request);
  return (status) => {
    control.set('status', status);
    const { statusSince } = before;
    control.set('statusSince', status === before.status ? statusSince : stepDay(request, today));
  };
}
