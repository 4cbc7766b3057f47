import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import type { DetailsOf } from '#shared/domain/instruction/instruction-details.ts';
import { stateInWords } from '#shared/domain/instruction/instruction-state.ts';
import {
  CONTACT_FIELD_WORDS,
  INSTRUCTION_TYPE_WORDS,
  type NamedRecords,
  unitCostText,
} from '#shared/domain/instruction/instruction-words.ts';
import { statementDifference } from '#shared/domain/instruction/statement-difference.ts';
import type { LedgerEntry } from '#shared/domain/portfolio/ledger.ts';
import type { NamedLot } from '#shared/domain/portfolio/named-lots.ts';
import { plainWording } from '#shared/domain/wording.ts';
import { trimmedDecimal } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { PRICE_SCALE, plainQuantity } from '#shared/lib/money.ts';
import { printable } from './printable.ts';

const CHANNELS: Readonly<Record<Instruction['channel'], string>> = {
  inPerson: 'in person',
  phone: 'by phone',
  letter: 'by letter',
  email: 'by e-mail',
};

/**
 * All of an instruction for the back office: what was read back and signed, what is ordered and would
 * be booked, how both differ, who ordered it how, and what the check warned of. Days as in 2026-11-27.
 */
export function instructionLines(
  instruction: Instruction,
  records: NamedRecords,
): readonly string[] {
  const { number, statement, note, warnings } = instruction;
  const difference = statementDifference(instruction, records);
  const since = sinceLines(instruction);
  return [
    `Instruction ${number}, ${stateInWords(instruction)}`,
    ...(difference ? [`NOT AS SIGNED: ${printable(difference)}. It cannot be executed.`] : []),
    'Read back:',
    ...statement.split('\n').map((line) => `  ${printable(line)}`),
    'Ordered:',
    ...labelled(orderedFields(instruction, records)),
    'Given:',
    ...labelled(givenFields(instruction)),
    ...warnings.map((warning) => `  Given all the same: ${printable(warning)}`),
    ...(note ? [`Note: ${printable(note)}`] : []),
    ...(since.length > 0 ? ['Since then:', ...since] : []),
  ];
}

/** What the client withdrew and the back office said, each with its moment and its reason. */
function sinceLines({ received, withdrawal, answer }: Instruction): readonly string[] {
  return labelled([
    ['received', received && `by ${received.by}, ${received.at}`],
    [
      withdrawal?.how ?? '',
      withdrawal &&
        [withdrawal.at, withdrawal.byId && `by ${withdrawal.byId}`, withdrawal.reason]
          .filter(Boolean)
          .join(', '),
    ],
    [
      answer?.outcome ?? '',
      answer && [`by ${answer.by}`, answer.at, answer.reason].filter(Boolean).join(', '),
    ],
    // What is left of an order lapses with its one answer.
    [
      'units dealt',
      answer?.dealt === undefined ? null : `${plainQuantity(answer.dealt)}; the rest has lapsed`,
    ],
  ]);
}

type Field = readonly [label: string, value: string | null];

/** "  quantity    40": what is `null` is left out. */
function labelled(fields: readonly Field[]): readonly string[] {
  return fields.flatMap(([label, value]) =>
    value === null ? [] : [`  ${label.padEnd(12)}${printable(value)}`],
  );
}

function givenFields({ channel, givenBy, givenOn, givenAt, signature }: Instruction) {
  const signed = signature
    ? `${signature.how}, by ${signature.name}, ${signature.signedAt}`
    : 'no signature';
  return [
    ['by', `${givenBy.name}${givenBy.as === 'authority' ? ', by authority' : ''}`],
    ['how', CHANNELS[channel]],
    ['on', `${givenOn}, at ${givenAt}`],
    ['signed', signed],
  ] as const;
}

function orderedFields({ details }: Instruction, records: NamedRecords): readonly Field[] {
  const type: Field = ['type', INSTRUCTION_TYPE_WORDS[details.type]];
  if (details.type === 'changeOfData') {
    const contact = records.contacts.find(({ id }) => id === details.contactId);
    return [
      type,
      ['contact', nameOf(contact?.data.name, details.contactId)],
      ['field', CONTACT_FIELD_WORDS[details.field]],
      ['from', details.from || 'nothing'],
      ['to', details.to],
    ];
  }
  const account = records.accounts.find(({ id }) => id === details.accountId)?.data;
  const name = account && (account.number ? `${account.name} (${account.number})` : account.name);
  const place: Field = ['account', nameOf(name, details.accountId)];
  switch (details.type) {
    case 'buy':
    case 'sell':
      return [type, place, ...tradeFields(details, records, account?.currency)];
    case 'pay':
      return [
        ...[type, place],
        ['payment', plainWording.money(details.payment)],
        ['payee', details.payee],
        ['to account', details.payeeAccount],
        ['reference', details.reference || null],
        ['pay on', details.payOn],
      ];
    case 'purchaseOrder':
    case 'return':
      return [
        ...[type, place],
        ...details.lines.map(({ productId, quantity, unitPrice }): Field => {
          const product = records.products.get(productId)?.data.name;
          const at =
            unitPrice === null ? 'as listed' : `at ${trimmedDecimal(unitPrice, PRICE_SCALE)}`;
          return ['product', `${plainQuantity(quantity)} × ${nameOf(product, productId)}, ${at}`];
        }),
        ['wanted on', details.wantedOn],
        ['reason', details.type === 'return' ? details.reason || null : null],
      ];
  }
}

function tradeFields(
  details: DetailsOf<'buy'> | DetailsOf<'sell'>,
  { securities, transactions = [] }: NamedRecords,
  currency: Parameters<typeof plainWording.money>[0]['currency'] | undefined,
): readonly Field[] {
  const { securityId, quantity, amount, limit, goodUntil } = details;
  const security = securities.get(securityId)?.data;
  const name = security?.symbol ? `${security.name} (${security.symbol})` : security?.name;
  const lots = (details.type === 'sell' && details.namedLots) || [];
  return [
    ['security', nameOf(name, securityId)],
    ['quantity', quantity === null ? null : plainQuantity(quantity)],
    [
      'amount',
      amount === null
        ? null
        : currency
          ? plainWording.money({ amount, currency })
          : `${amount} minor units`,
    ],
    [
      'limit',
      limit === null
        ? null
        : `${trimmedDecimal(limit, PRICE_SCALE)} ${security?.currency ?? ''}`.trim(),
    ],
    ['good until', goodUntil],
    ...lots.map((lot): Field => ['lot', lotText(lot, transactions)]),
  ];
}

/** "40 of 2025-03-03, purchase ID (reference B-17), bought at EUR 10 a unit". */
function lotText(
  { purchaseId, acquiredOn, quantity }: NamedLot,
  purchases: readonly LedgerEntry[],
): string {
  const lot = `${plainQuantity(quantity)} of ${acquiredOn ?? 'no recorded day'}`;
  if (!purchaseId) return `${lot}, without a purchase in the ledger`;
  const purchase = purchases.find(({ id }) => id === purchaseId)?.data;
  const cost = unitCostText({ purchaseId }, purchases);
  if (!purchase) return `${lot}, purchase ${purchaseId}, which is not there`;
  const { externalId, date } = purchase;
  const moved = date === acquiredOn ? '' : `, now of ${date}`;
  return `${lot}, purchase ${purchaseId}${externalId ? ` (reference ${externalId})` : ''}${cost}${moved}`;
}

const nameOf = (name: string | undefined, id: RecordId): string => `${name ?? 'not there'}, ${id}`;
