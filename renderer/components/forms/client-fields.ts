import { APPLICATION_LANGUAGE } from '#shared/domain/language.ts';
import { CLIENT_STATUS_WORDS, CLIENT_TYPE_WORDS, choicesOf, TIER_WORDS } from '../client-words.ts';
import { LANGUAGE_WORDS } from '../report-words.ts';
import { type FormField, fieldsOf } from './form-field.tsx';

const { text, area, date, choice, number, tags } = fieldsOf<'client'>();

const NO_LANGUAGE = {
  value: '',
  label: `Not chosen: ${LANGUAGE_WORDS[APPLICATION_LANGUAGE]}`,
};

/** What is asked of a client: who, where, how to reach them, and what a successor has to know. */
export const clientFields: readonly FormField[] = [
  text('name', 'Name', { isRequired: true }),
  choice('clientType', 'Kind', choicesOf(CLIENT_TYPE_WORDS), { isHalf: true }),
  choice('status', 'Status', choicesOf(CLIENT_STATUS_WORDS), { isHalf: true }),
  choice('tier', 'Tier', choicesOf(TIER_WORDS), { isHalf: true }),
  text('reportingCurrency', 'Currency, as EUR', { isHalf: true }),
  date('clientSince', 'Client since', { isHalf: true }),
  date('clientUntil', 'Client until', { isHalf: true }),
  number('contactEveryDays', 'In touch every', {
    isHalf: true,
    range: [1, 3650],
    suffix: 'days',
  }),
  text('industry', 'Industry', { isHalf: true }),
  area('summary', 'Summary', { hint: 'What somebody who takes over has to know.' }),
  text('phone', 'Phone', { isHalf: true, type: 'tel' }),
  text('email', 'E-mail', { isHalf: true, type: 'email' }),
  text('street', 'Street'),
  text('postalCode', 'Postal code', { isHalf: true }),
  text('city', 'City', { isHalf: true }),
  text('country', 'Country', { isHalf: true }),
  choice('language', 'Language of documents', [NO_LANGUAGE, ...choicesOf(LANGUAGE_WORDS)], {
    isHalf: true,
  }),
  text('externalId', 'Client number', { hint: 'What the firm’s own system calls the client.' }),
  tags('tags', 'Tags'),
];
