import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { NamedLot } from '../portfolio/named-lots.ts';
import { isHoldingAccount } from '../portfolio/portfolio-scope.ts';
import type { Instruction } from './instruction.ts';
import type { DetailsOf, InstructionDetails, InstructionType } from './instruction-details.ts';
import type { Signature } from './signature.ts';

type Sale = DetailsOf<'sell'>;

/** Who is to order: a contact, or the holder of an authority. */
export type Orderer =
  | { readonly as: 'signatory'; readonly contactId: RecordId }
  | { readonly as: 'authority'; readonly authorityId: RecordId };

/**
 * What is being composed: kept on this device only. Ids that are not chosen yet are '', quantities and
 * amounts `null`. Its id becomes that of the instruction.
 */
export interface InstructionDraft {
  readonly id: RecordId;
  readonly clientId: RecordId;
  readonly details: InstructionDetails;
  readonly orderer: Orderer | null;
  readonly channel: Instruction['channel'];
  readonly note: string;
  readonly replacesId: RecordId | null;
  readonly signature: Signature | null;
}

/** Nothing chosen yet. */
export const NO_RECORD = '' as RecordId;

/** A draft of `type` for the client with what can be supposed: the first account that fits. */
export function newDraft(
  id: RecordId,
  type: InstructionType,
  file: Pick<ClientFile, 'client' | 'accounts' | 'contacts'>,
): InstructionDraft {
  const signatories = file.contacts.filter(({ data }) => data.maySign);
  const [only] = signatories;
  return {
    id,
    clientId: file.client.id,
    details: blankDetails(type, file),
    orderer: only && signatories.length === 1 ? { as: 'signatory', contactId: only.id } : null,
    channel: 'inPerson',
    note: '',
    replacesId: null,
    signature: null,
  };
}

/** Details of `type` with nothing filled in but the account. */
export function blankDetails(
  type: InstructionType,
  { client, accounts }: Pick<ClientFile, 'client' | 'accounts'>,
): InstructionDetails {
  const open = accounts.filter(({ data }) => data.closedOn === null);
  const account = open.find((entry) =>
    type === 'purchaseOrder' || type === 'return'
      ? !isHoldingAccount(entry)
      : type === 'pay'
        ? isHoldingAccount(entry)
        : entry.data.accountType === 'investment',
  );
  const accountId = account?.id ?? NO_RECORD;
  const currency: CurrencyCode = account?.data.currency ?? client.data.reportingCurrency;
  switch (type) {
    case 'buy':
    case 'sell':
      return {
        type,
        accountId,
        securityId: NO_RECORD,
        quantity: null,
        amount: null,
        limit: null,
        goodUntil: null,
      };
    case 'pay':
      return {
        type,
        accountId,
        payment: { amount: 0, currency },
        payee: '',
        payeeAccount: '',
        reference: '',
        payOn: null,
      };
    case 'changeOfData':
      return { type, contactId: NO_RECORD, field: 'phone', from: '', to: '' };
    case 'purchaseOrder':
      return { type, accountId, lines: [], wantedOn: null };
    case 'return':
      return { type, accountId, lines: [], wantedOn: null, reason: '' };
  }
}

/** `sale` with these lots and no others. */
export function withLots(sale: Sale, named: readonly NamedLot[]): Sale {
  const { namedLots: _, ...rest } = sale;
  return named.length > 0 ? { ...rest, namedLots: [...named] } : rest;
}

/** `next` with the lots that `before` named, unless it is of another holding or an amount of money. */
export function keptLots(before: Sale, next: Sale): Sale {
  const { accountId, securityId, amount } = next;
  const isSame = accountId === before.accountId && securityId === before.securityId;
  return isSame && amount === null ? next : withLots(next, []);
}

/** A draft of the same content as `instruction`, that will take its place when it is given. */
export function draftToReplace(
  id: RecordId,
  instructionId: RecordId,
  instruction: Instruction,
): InstructionDraft {
  const { givenBy, clientId, details, channel, note } = instruction;
  const { authorityId, contactId } = givenBy;
  const orderer: Orderer | null =
    givenBy.as === 'authority'
      ? authorityId && { as: 'authority', authorityId }
      : contactId && { as: 'signatory', contactId };
  return {
    id,
    clientId,
    details,
    orderer,
    channel,
    note,
    replacesId: instructionId,
    signature: null,
  };
}
