import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ClientSelect } from '../client-select.tsx';
import { choicesOf } from '../client-words.ts';
import { CHANNEL_WORDS } from '../meeting-words.ts';
import { type FormField, fieldsOf } from './form-field.tsx';
import { MomentField } from './moment-field.tsx';

const { text, choice, number, several, own } = fieldsOf<'meeting'>();

/** What is asked of a meeting; `asksClient` where the client is not plain from the page. */
export function meetingFields(options: {
  readonly contacts: readonly Entry<Contact>[];
  readonly asksClient: boolean;
}): readonly FormField[] {
  const people = options.contacts.map(({ id, data }) => ({ value: id, label: data.name }));
  return [
    ...(options.asksClient
      ? [
          own('clientId', ({ value, change, set, problem }) => (
            <ClientSelect
              label="Client"
              value={(value as RecordId) || null}
              problem={problem ? 'Choose the client.' : undefined}
              onChange={(id) => {
                change(id ?? '');
                set('contactIds', []);
              }}
            />
          )),
        ]
      : []),
    text('purpose', 'Purpose', {
      isRequired: true,
      hint: 'One sentence: why we meet and what the client wants.',
    }),
    own(
      'startsAt',
      ({ value, change, problem }) => (
        <MomentField label="Starts" value={value as Instant} onChange={change} problem={problem} />
      ),
      { isHalf: true },
    ),
    number('durationInMinutes', 'Takes', {
      isHalf: true,
      isRequired: true,
      range: [5, 1440],
      suffix: 'min',
    }),
    choice('channel', 'How', choicesOf(CHANNEL_WORDS), { isHalf: true }),
    text('place', 'Place', { isHalf: true }),
    ...(people.length > 0 ? [several('contactIds', 'With', people)] : []),
  ];
}
