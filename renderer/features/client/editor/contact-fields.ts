import { choicesOf } from '../../../components/client-words.ts';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { INFLUENCE_WORDS, SENTIMENT_WORDS } from '../words.ts';

const { text, area, date, choice, flag } = fieldsOf<'contact'>();

/** What is asked of a contact. */
export const contactFields: readonly FormField[] = [
  text('name', 'Name', { isRequired: true }),
  text('pronunciation', 'How to say it', { isHalf: true, hint: 'NO-vahk' }),
  text('role', 'Role', { isHalf: true, hint: 'Chief buyer' }),
  choice('influence', 'Influence', choicesOf(INFLUENCE_WORDS), { isHalf: true }),
  choice('sentiment', 'Sentiment', choicesOf(SENTIMENT_WORDS), { isHalf: true }),
  flag('maySign', 'May sign for the client'),
  text('phone', 'Phone', { isHalf: true, type: 'tel' }),
  text('email', 'E-mail', { isHalf: true, type: 'email' }),
  date('birthDate', 'Born', { isHalf: true }),
  text('externalId', 'Reference', {
    isHalf: true,
    hint: 'What the firm’s own system calls the person.',
  }),
  area('preferences', 'Preferences', { hint: 'Tea not coffee, mornings only.' }),
];
