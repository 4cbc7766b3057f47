import { z } from 'zod';
import {
  dateField,
  instantField,
  lineField,
  localeField,
  nameField,
  personIdField,
  quantityField,
  recordIdField,
  textField,
} from '../fields.ts';
import { defineKind, type RuleBreach } from '../kind.ts';
import { namedLotBreaches } from '../portfolio/named-lots.ts';
import { fixedBreaches } from './fixed-instruction.ts';
import { accountIdOf, instructionDetails } from './instruction-details.ts';
import { INSTRUCTION_NUMBER } from './instruction-number.ts';
import { signature } from './signature.ts';

/**
 * Who ordered: a person of the client, for themselves or as the holder of an authority, or the firm
 * by its own discretion. The name is kept as it was, whatever becomes of the contact.
 */
const givenBy = z.looseObject({
  as: z.enum(['signatory', 'authority']),
  name: nameField,
  contactId: recordIdField.nullable(),
  authorityId: recordIdField.nullable(),
});

export const INSTRUCTION_CHANNELS = ['inPerson', 'phone', 'letter', 'email'] as const;

/**
 * What the client ordered, from the moment it was given: a draft is no record (it stays on its device
 * and is never synchronised). What was ordered, by whom, how and when is fixed from then on. The front
 * office may only withdraw it, cancelled or replaced by another; the back office says that it has it
 * and what came of it, each in a field of its own, so that the two never overwrite each other.
 */
export const instructionKind = defineKind({
  kind: 'instruction',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    /** See instruction-number.ts. */
    number: z
      .string()
      .regex(INSTRUCTION_NUMBER, { error: 'expected a number like 261127-4F7K2MX' }),
    details: instructionDetails,
    givenBy,
    channel: z.enum(INSTRUCTION_CHANNELS),
    givenOn: dateField,
    givenAt: instantField,
    takenBy: personIdField,
    /** What was read back and, where there is a signature, signed. */
    statement: textField,
    /** Of its amounts and days (BCP 47); an order of an older version does not say. */
    locale: localeField.optional(),
    signature: signature.nullable(),
    /** What the check warned of, in words, when it was given all the same. */
    warnings: z.array(lineField).max(50),
    note: textField,
    /** The instruction that this one takes the place of. */
    replacesId: recordIdField.nullable(),
    withdrawal: z
      .looseObject({
        how: z.enum(['cancelled', 'replaced']),
        at: instantField,
        reason: lineField,
        byId: recordIdField.nullable(),
      })
      .nullable(),
    received: z.looseObject({ at: instantField, by: nameField }).nullable(),
    answer: z
      .looseObject({
        outcome: z.enum(['executed', 'refused']),
        at: instantField,
        by: nameField,
        reason: lineField,
        transactionIds: z.array(recordIdField).max(50),
        /** Units, positive millionths, where fewer were dealt than ordered: the rest has lapsed. */
        dealt: quantityField.optional(),
      })
      .nullable(),
    isSample: z.boolean().optional(),
  }),
  policies: {},
  parents: ({ clientId, details }) => {
    const accountId = accountIdOf(details);
    return accountId ? [clientId, accountId] : [clientId];
  },
  title: ({ number, statement }) => `${number}: ${statement.split('\n')[0] ?? ''}`,
  breaches: (instruction) => [
    ...detailBreaches(instruction),
    ...(instruction.withdrawal && instruction.answer
      ? [{ field: 'withdrawal', message: 'the back office has answered already' }]
      : []),
    ...(instruction.withdrawal?.how === 'replaced' && !instruction.withdrawal.byId
      ? [{ field: 'withdrawal', message: 'must name the instruction that replaces it' }]
      : []),
    ...(instruction.answer?.outcome === 'refused' && instruction.answer.reason.trim() === ''
      ? [{ field: 'answer', message: 'a refusal must say why' }]
      : []),
  ],
  fixedOnce: fixedBreaches,
});
export type Instruction = z.output<typeof instructionKind.schema>;

/** What of the details no field says by itself. */
export function detailBreaches({
  details,
}: {
  readonly details: z.output<typeof instructionDetails>;
}): readonly RuleBreach[] {
  const breach = (message: string): readonly RuleBreach[] => [{ field: 'details', message }];
  switch (details.type) {
    case 'buy':
    case 'sell': {
      const { quantity, amount, limit } = details;
      if ((quantity === null) === (amount === null)) {
        return breach('must say a quantity or an amount, one of them');
      }
      if ((quantity ?? amount ?? 0) <= 0) return breach('the quantity or amount must be above 0');
      if (limit !== null && limit <= 0) return breach('the limit must be above 0');
      const named = details.type === 'sell' ? details.namedLots : undefined;
      return namedLotBreaches(named).flatMap(({ message }) => breach(message));
    }
    case 'pay':
      return details.payment.amount > 0 ? [] : breach('the payment must be above 0');
    case 'changeOfData':
      return details.from === details.to ? breach('the new value must differ from the old') : [];
    case 'purchaseOrder':
    case 'return':
      if (details.lines.length === 0) return breach('must name at least one product');
      return details.lines.every(({ quantity }) => quantity > 0)
        ? []
        : breach('every quantity must be above 0');
  }
}
