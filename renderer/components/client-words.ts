import type { Client } from '#shared/domain/client/client.ts';

/* What the values of a client's fields are called on every screen. */

export const CLIENT_TYPE_WORDS: Readonly<Record<Client['clientType'], string>> = {
  privateInvestor: 'Private investor',
  company: 'Company',
  wholesaler: 'Wholesaler',
};

export const CLIENT_STATUS_WORDS: Readonly<Record<Client['status'], string>> = {
  prospect: 'Prospect',
  active: 'Active',
  former: 'Former',
};

export const TIER_WORDS: Readonly<Record<Client['tier'], string>> = {
  key: 'Key',
  A: 'A',
  B: 'B',
  C: 'C',
  unrated: 'Not rated',
};

/** Choices of a field from its words, in their order. */
export function choicesOf<Value extends string>(
  words: Readonly<Record<Value, string>>,
): readonly { value: Value; label: string }[] {
  return Object.entries<string>(words).map(([value, label]) => ({ value: value as Value, label }));
}
