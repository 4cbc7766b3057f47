import { assertNever } from '#shared/lib/assert.ts';
import { type Money, money } from '#shared/lib/money.ts';
import type { Authority } from '../advice/authority.ts';
import { type AuthorityDocument, authorityDocument } from '../advice/authority-document.ts';
import { authorityStatus } from '../advice/authority-status.ts';
import type { Entry } from '../client/client-file.ts';
import { blocks, type CheckFinding, type CheckInput, passes, warns } from './check-finding.ts';
import { accountIdOf } from './instruction-details.ts';
import { INSTRUCTION_TYPE_WORDS } from './instruction-words.ts';

/**
 * Whether whoever is to order may: a contact who may sign for the client, or the holder of an authority
 * that is in force, gives a right to order, covers the account and the kind of order, and is not
 * exceeded. The firm's own discretion needs the client's prior written authorisation (FINRA Rule 3260,
 * formerly NASD 2510), and is no right to move money out or to change data.
 * @param worth what the order is worth, where that can be said
 */
export function ordererFindings(input: CheckInput, worth: Money | null): readonly CheckFinding[] {
  const { draft, file } = input;
  const { orderer } = draft;
  if (!orderer) {
    const remedy = 'Say which contact or holder of an authority orders this.';
    return [blocks('orderer', 'Nobody is named who orders this', remedy)];
  }
  if (orderer.as === 'authority') {
    const authority = file.authorities.find(({ id }) => id === orderer.authorityId);
    if (authority) return authorityFindings(authority, input, worth);
    const remedy = 'Choose another authority, or a contact who may sign.';
    return [blocks('orderer', 'The authority is no longer recorded', remedy)];
  }
  const contact = file.contacts.find(({ id }) => id === orderer.contactId);
  if (!contact) {
    return [blocks('orderer', 'The contact is no longer recorded', 'Choose another contact.')];
  }
  const source = { kind: 'contact', id: contact.id } as const;
  const { name, maySign } = contact.data;
  if (maySign) return [passes('orderer', `${name} may sign for the client`, source)];
  const held = file.authorities.find(({ data }) => data.contactId === contact.id);
  const remedy = held
    ? `Let ${name} order as the holder of an authority, or let somebody order who may sign.`
    : `Let somebody order who may sign, or record an authority of ${name} or that they may sign.`;
  return [blocks('orderer', `${name} may not sign for the client`, remedy, source)];
}

function authorityFindings(
  { id, data }: Entry<Authority>,
  input: CheckInput,
  worth: Money | null,
): readonly CheckFinding[] {
  const source = { kind: 'authority', id } as const;
  const right = rightFinding(data, input, source);
  if (right.verdict === 'blocks') return [right];
  return [right, termFinding(data, input, source), ...scopeFindings(data, input, worth, source)];
}

function rightFinding(
  authority: Authority,
  { draft, file }: CheckInput,
  source: CheckFinding['source'],
): CheckFinding {
  const { holder, authorityType } = authority;
  const { type } = draft.details;
  switch (authorityType) {
    case 'advisory':
      return blocks(
        'orderer',
        'An advisory mandate gives no right to order: the client decides',
        'Let a contact who may sign order this.',
        source,
      );
    case 'discretionary':
      if (type !== 'buy' && type !== 'sell') {
        return blocks(
          'orderer',
          'Discretion over investments is no right to move money or goods or to change data',
          'Let a contact who may sign order this.',
          source,
        );
      }
      return discretionFinding(holder, authorityDocument(authority, file), source);
    case 'powerOfAttorney':
    case 'fiduciary':
    case 'disponent':
      return passes('orderer', `${holder} holds an authority of the client`, source);
    default:
      return assertNever(authorityType);
  }
}

function discretionFinding(
  holder: string,
  { tag, name }: AuthorityDocument,
  source: CheckFinding['source'],
): CheckFinding {
  if (tag === 'kept' || tag === 'told') {
    return passes('orderer', `${holder} has discretion by “${name}”`, source);
  }
  const state = tag === 'removed' ? 'the document of this one was removed' : 'none is recorded';
  return blocks(
    'orderer',
    `Discretion needs the client’s prior written authorisation, and ${state}`,
    'Name the document in the authority, or let the client order this.',
    source,
  );
}

function termFinding(
  authority: Authority,
  { today, wording }: CheckInput,
  source: CheckFinding['source'],
): CheckFinding {
  const status = authorityStatus(authority, today);
  const remedy = 'Renew the authority, or let a contact who may sign order this.';
  switch (status.tag) {
    case 'notYetValid': {
      const reason = `The authority begins only on ${wording.date(status.from)}`;
      return blocks('term', reason, remedy, source);
    }
    case 'expired':
      return blocks('term', `The authority ended on ${wording.date(status.until)}`, remedy, source);
    case 'expiringSoon': {
      const reason = `The authority ends on ${wording.date(status.until)}`;
      return warns('term', reason, 'Ask for a new one while you are there.', source);
    }
    case 'valid':
      return passes('term', 'The authority is in force', source);
    default:
      return assertNever(status);
  }
}

function scopeFindings(
  authority: Authority,
  { draft, wording }: CheckInput,
  worth: Money | null,
  source: CheckFinding['source'],
): readonly CheckFinding[] {
  const findings: CheckFinding[] = [];
  const accountId = accountIdOf(draft.details);
  const remedy = 'Let a contact who may sign order this.';
  if (authority.accountId && authority.accountId !== accountId) {
    const reason =
      accountId === null
        ? 'The authority is over one account only, not over the client’s data'
        : 'The authority is over another account';
    findings.push(blocks('scope', reason, remedy, source));
  }
  const { mayOrder, limitPerInstruction: limit } = authority;
  const type = INSTRUCTION_TYPE_WORDS[draft.details.type].toLowerCase();
  if (mayOrder && mayOrder.length > 0 && !mayOrder.includes(draft.details.type)) {
    findings.push(blocks('scope', `The authority does not cover “${type}”`, remedy, source));
  }
  if (limit) findings.push(limitFinding(limit, worth, wording, source));
  const isWrittenOnly = (!mayOrder || mayOrder.length === 0) && !limit && authority.scope !== '';
  if (findings.length === 0 && isWrittenOnly) {
    const reason = `The scope is recorded in words only: “${authority.scope}”`;
    return [warns('scope', reason, 'Read whether it covers this order.', source)];
  }
  return findings.length > 0 ? findings : [passes('scope', 'Within what it covers', source)];
}

function limitFinding(
  limit: Money,
  worth: Money | null,
  wording: CheckInput['wording'],
  source: CheckFinding['source'],
): CheckFinding {
  const most = wording.money(money(limit.amount, limit.currency));
  if (!worth || worth.currency !== limit.currency) {
    const reason = `The authority is limited to ${most} an instruction; what this one is worth is not known in that currency`;
    return warns('scope', reason, 'Reckon it yourself before you take the order.', source);
  }
  return worth.amount > limit.amount
    ? blocks(
        'scope',
        `${wording.money(worth)} is more than the ${most} an instruction that the authority allows`,
        'Order less, or let a contact who may sign order this.',
        source,
      )
    : passes('scope', `Within the ${most} an instruction that the authority allows`, source);
}
