import { z } from 'zod';
import {
  dateField,
  elementIdField,
  lineField,
  minorUnitsField,
  moneyField,
  nameField,
  quantityField,
  recordIdField,
  unitPriceField,
} from '../fields.ts';
import { namedLotsField } from '../portfolio/named-lots.ts';

export const INSTRUCTION_TYPES = [
  'buy',
  'sell',
  'pay',
  'changeOfData',
  'purchaseOrder',
  'return',
] as const;
export type InstructionType = (typeof INSTRUCTION_TYPES)[number];

/** What of a contact an instruction may change. */
export const CONTACT_FIELDS = ['name', 'phone', 'email', 'role'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** Units of a security, or money's worth of it; `limit` is the price not to be passed. */
const trade = {
  accountId: recordIdField,
  securityId: recordIdField,
  /** Positive millionths; `null` when the order is for an amount. */
  quantity: quantityField.nullable(),
  /** Positive minor units of the account's currency; `null` when the order is for a quantity. */
  amount: minorUnitsField.nullable(),
  limit: unitPriceField.nullable(),
  /** The last day on which it may be carried out; `null`: until it is cancelled. */
  goodUntil: dateField.nullable(),
};

/** A product and how many of it; the quantity is positive for a return as well. */
export const instructionLine = z.looseObject({
  id: elementIdField,
  productId: recordIdField,
  quantity: quantityField,
  /** The price agreed for one, in millionths of the account's currency; `null`: as listed. */
  unitPrice: unitPriceField.nullable(),
});
export type InstructionLine = z.output<typeof instructionLine>;

const goods = {
  accountId: recordIdField,
  lines: z.array(instructionLine).max(200, { error: 'at most 200 lines' }),
  wantedOn: dateField.nullable(),
};

/** What is ordered, by its type. */
export const instructionDetails = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('buy'), ...trade }),
  z.looseObject({
    type: z.literal('sell'),
    ...trade,
    /** Which lots are sold, of a quantity, where the account's lots are chosen; else the oldest. */
    namedLots: namedLotsField.optional(),
  }),
  z.looseObject({
    type: z.literal('pay'),
    accountId: recordIdField,
    /** What is paid; in the account's currency. */
    payment: moneyField,
    payee: nameField,
    /** The payee's account as it was said: an IBAN or a number with a bank. */
    payeeAccount: nameField,
    reference: lineField,
    payOn: dateField.nullable(),
  }),
  z.looseObject({
    type: z.literal('changeOfData'),
    contactId: recordIdField,
    field: z.enum(CONTACT_FIELDS),
    from: lineField,
    to: nameField,
  }),
  z.looseObject({ type: z.literal('purchaseOrder'), ...goods }),
  z.looseObject({ type: z.literal('return'), ...goods, reason: lineField }),
]);
export type InstructionDetails = z.output<typeof instructionDetails>;
export type DetailsOf<Type extends InstructionType> = Extract<InstructionDetails, { type: Type }>;

/** The account that an instruction moves money or goods in; `null` for a change of data. */
export function accountIdOf(details: InstructionDetails) {
  return details.type === 'changeOfData' ? null : details.accountId;
}
