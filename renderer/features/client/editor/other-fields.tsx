import { MultiSelect, Text } from '@mantine/core';
import type { Client } from '#shared/domain/client/client.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import type { ClientDocument } from '#shared/domain/client/document.ts';
import type { Product } from '#shared/domain/growth/product.ts';
import { INSTRUCTION_TYPE_WORDS } from '#shared/domain/instruction/instruction-words.ts';
import { chosenLanguage } from '#shared/domain/language.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { reportPeriod } from '#shared/domain/reporting/report-period.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import { type Instant, isCalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, type Money, minorUnitScale } from '#shared/lib/money.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { ChoiceField } from '../../../components/form-fields.tsx';
import { formatDate } from '../../../components/formats.ts';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { MomentField } from '../../../components/forms/moment-field.tsx';
import { MoneyField } from '../../../components/forms/money-field.tsx';
import {
  CONTENT_WORDS,
  DELIVERY_WORDS,
  FREQUENCY_WORDS,
  LANGUAGE_WORDS,
} from '../../../components/report-words.ts';
import { AUTHORITY_WORDS, ENTITLEMENT_WORDS } from '../words.ts';

const authority = fieldsOf<'authority'>();
const note = fieldsOf<'note'>();
const entitlement = fieldsOf<'entitlement'>();
const report = fieldsOf<'reportSchedule'>();

type Choice = { value: string; label: string };
const named = (entries: readonly Entry<{ readonly name: string }>[]): readonly Choice[] =>
  entries.map(({ id, data }) => ({ value: id, label: data.name }));
const orNone = (choices: readonly Choice[], label: string): readonly Choice[] => [
  { value: '', label },
  ...choices,
];

/** What is asked of an authority. */
export function authorityFields(
  contacts: readonly Entry<Contact>[],
  accounts: readonly Entry<Account>[],
  documents: readonly Entry<ClientDocument>[],
  currency: CurrencyCode,
): readonly FormField[] {
  return [
    authority.choice('authorityType', 'Kind', choicesOf(AUTHORITY_WORDS), { isHalf: true }),
    authority.text('holder', 'Holder', { isHalf: true, isRequired: true }),
    authority.choice('contactId', 'Contact', orNone(named(contacts), 'None'), { isHalf: true }),
    authority.choice('accountId', 'Account', orNone(named(accounts), 'All'), { isHalf: true }),
    authority.date('validFrom', 'From', { isHalf: true }),
    authority.date('validUntil', 'Until', { isHalf: true }),
    authority.several('mayOrder', 'May order', choicesOf(INSTRUCTION_TYPE_WORDS), {
      hint: 'Empty: only as the scope says.',
    }),
    authority.area('scope', 'Scope', { hint: 'Over what, and within which limits.' }),
    authority.own('documentId', ({ value, change, problem }) => (
      <ChoiceField
        label="Document"
        hint="Where it is written, of the client’s documents; discretion needs it in writing."
        choices={documentChoices(documents, (value as RecordId | null | undefined) ?? null)}
        value={String(value ?? '')}
        onChange={(id) => change(id === '' ? null : id)}
        problem={problem}
      />
    )),
    authority.text('document', 'Document in words', {
      hint: 'What it is written in and where, if that is not among the documents.',
    }),
    authority.own(
      'limitPerInstruction',
      ({ value, change, problem }) => (
        <MoneyField
          label="The most one order may be worth"
          value={value as Money | null | undefined}
          currency={currency}
          onChange={change}
          problem={problem}
        />
      ),
      { isHalf: true },
    ),
  ];
}

/** The documents, the latest first, and the chosen one where it is no longer among them. */
function documentChoices(
  documents: readonly Entry<ClientDocument>[],
  chosen: RecordId | null,
): readonly Choice[] {
  const kept = documents
    .toSorted((a, b) => b.data.madeOn.localeCompare(a.data.madeOn))
    .map(({ id, data }) => ({ value: id, label: `${data.title}, ${formatDate(data.madeOn)}` }));
  const isGone = chosen !== null && !documents.some(({ id }) => id === chosen);
  const gone = isGone ? [{ value: chosen, label: 'A document that was removed' }] : [];
  return orNone([...gone, ...kept], 'None of the documents');
}

/** What is asked of a note. */
export const noteFields: readonly FormField[] = [
  note.text('title', 'Title'),
  note.area('body', 'Note', { rows: 10 }),
  note.own('notedAt', ({ value, change, problem }) => (
    <MomentField label="Noted at" value={value as Instant} onChange={change} problem={problem} />
  )),
  note.tags('tags', 'Tags'),
];

/** What is asked of a product the client holds. */
export function entitlementFields(
  products: readonly Entry<Product>[],
  accounts: readonly Entry<Account>[],
): readonly FormField[] {
  return [
    entitlement.choice('productId', 'Product', named(products)),
    entitlement.choice('status', 'Status', choicesOf(ENTITLEMENT_WORDS), { isHalf: true }),
    entitlement.choice('accountId', 'Account', orNone(named(accounts), 'None'), { isHalf: true }),
    entitlement.date('heldSince', 'Since', { isHalf: true }),
    entitlement.date('heldUntil', 'Until', { isHalf: true }),
    entitlement.own(
      'amount',
      ({ value, change, problem, data, set }) => (
        <DecimalField
          label="Amount"
          value={value as number | null}
          scale={minorUnitScale((data.currency ?? 'EUR') as CurrencyCode)}
          suffix={String(data.currency ?? 'EUR')}
          problem={problem}
          onChange={(amount) => {
            change(amount ?? null);
            if (!data.currency) set('currency', 'EUR');
          }}
        />
      ),
      { isHalf: true },
    ),
    entitlement.text('details', 'Details'),
  ];
}

/** What is asked of a report schedule, with the days its next report covers. */
export function reportFields(
  contacts: readonly Entry<Contact>[],
  { language }: Pick<Client, 'language'>,
): readonly FormField[] {
  const ofClient = `The client’s: ${LANGUAGE_WORDS[chosenLanguage(language)]}`;
  return [
    report.choice('frequency', 'How often', choicesOf(FREQUENCY_WORDS), { isHalf: true }),
    report.date('nextDueOn', 'Next due', { isHalf: true, isRequired: true }),
    report.own('lastSentOn', ({ data }) => <CoveredDays data={data} />),
    report.several('contents', 'Contents', choicesOf(CONTENT_WORDS)),
    report.own('recipientIds', ({ value, change, problem }) => (
      <MultiSelect
        label="Recipients"
        error={problem}
        data={[...named(contacts)]}
        value={(value as string[] | undefined) ?? []}
        onChange={change}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    )),
    report.text('recipient', 'Other recipients', { isHalf: true }),
    report.choice('delivery', 'Delivery', orNone(choicesOf(DELIVERY_WORDS), 'Not agreed'), {
      isHalf: true,
    }),
    report.choice('language', 'Language', orNone(choicesOf(LANGUAGE_WORDS), ofClient), {
      isHalf: true,
    }),
  ];
}

/** Which days the report covers follows from when it is due: said, not asked. */
function CoveredDays({ data }: { data: Readonly<Record<string, unknown>> }) {
  const { frequency, nextDueOn } = data as Partial<ReportSchedule>;
  if (!frequency || !nextDueOn || !isCalendarDate(nextDueOn)) return null;
  const { from, to } = reportPeriod({ frequency, nextDueOn });
  return (
    <Text size="sm" c="dimmed">
      Covers {formatDate(from)} to {formatDate(to)}, the whole period before the day it is due.
    </Text>
  );
}
