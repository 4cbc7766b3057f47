import type { z } from 'zod';
import { plainWords } from '../plain-words.ts';
import { implausibilities } from '../plausible.ts';
import { blocks, type CheckFinding, type CheckInput, passes, warns } from './check-finding.ts';
import { meansFindings, worthOf } from './check-means.ts';
import { ordererFindings } from './check-orderer.ts';
import { detailBreaches } from './instruction.ts';
import { type InstructionDetails, instructionDetails } from './instruction-details.ts';
import { hasLapsed, isOpenInstruction, stateInWords } from './instruction-state.ts';
import { isSigned } from './signature.ts';

/**
 * Everything that was looked at before an instruction is given, what blocks first: what is ordered,
 * whether whoever orders may, whether there is enough, and how it was given. Whether it suits the
 * client is another check. Nothing here asks a clock or a network.
 */
export function checkInstruction(input: CheckInput): readonly CheckFinding[] {
  const parsed = instructionDetails.safeParse(input.draft.details, { error: plainWords });
  // A draft may hold text that is no number: nothing is reckoned with it.
  const reckoned = parsed.success ? worthOf(parsed.data, input) : null;
  const worth = reckoned === 'tooLarge' ? null : reckoned;
  const content = parsed.success
    ? contentFindings(parsed.data, reckoned === 'tooLarge')
    : missingFindings(parsed.error);
  const findings = [
    ...content,
    ...termFindings(input),
    ...clientFindings(input),
    ...accountFindings(input),
    ...ordererFindings(input, worth),
    ...(content.some(({ verdict }) => verdict === 'blocks') ? [] : meansFindings(input, worth)),
    ...dataFindings(input),
    ...channelFindings(input),
  ];
  const rank = { blocks: 0, warns: 1, passes: 2 } as const;
  return findings.toSorted((a, b) => rank[a.verdict] - rank[b.verdict]);
}

/** Whether nothing blocks. */
export function canBeGiven(findings: readonly CheckFinding[]): boolean {
  return findings.every(({ verdict }) => verdict !== 'blocks');
}

const MISSING: Readonly<Record<string, string>> = {
  accountId: 'The account is missing',
  securityId: 'The security is missing',
  contactId: 'The contact is missing',
  payee: 'The payee is missing',
  payeeAccount: 'The payee’s account is missing',
  to: 'The new value is missing',
  goodUntil: 'The last day is no day of the calendar',
  payOn: 'The day of the payment is no day of the calendar',
  wantedOn: 'The day it is wanted by is no day of the calendar',
};

/** What may be a slip of the hand. */
const ASKED_ABOUT: ReadonlySet<string> = new Set(['goodUntil', 'payOn', 'wantedOn', 'email']);

/** Fields with numbers, whose words say what was typed instead of one. */
const NUMBERS: Readonly<Record<string, string>> = {
  payment: 'The amount',
  amount: 'The amount',
  lines: 'The products',
  quantity: 'The quantity',
  namedLots: 'The lots',
  limit: 'The limit',
};

function missingFindings({ issues }: z.ZodError): readonly CheckFinding[] {
  const reasons = issues.map(({ path, message }) => {
    const field = String(path[0] ?? '');
    return MISSING[field] ?? `${NUMBERS[field] ?? `The ${field}`}: ${message}`;
  });
  return [...new Set(reasons)].map((reason) => blocks('content', reason, 'Fill it in.'));
}

function contentFindings(
  details: InstructionDetails,
  isTooLarge: boolean,
): readonly CheckFinding[] {
  if (isTooLarge) {
    const reason = 'Quantity times price is more money than can be reckoned with';
    return [blocks('content', reason, 'Look at the quantity and the price again.')];
  }
  const entered = details.type === 'changeOfData' ? { [details.field]: details.to } : details;
  const slips = implausibilities(entered, ASKED_ABOUT);
  if (slips.length > 0) {
    return slips.map(({ message }) => blocks('content', upper(message), 'Look at it again.'));
  }
  const breaches = detailBreaches({ details });
  return breaches.length > 0
    ? breaches.map(({ message }) => blocks('content', upper(message), 'Fill it in.'))
    : [passes('content', 'The order is complete')];
}

/** An order whose last day has passed, and one that takes the place of what is no longer open. */
function termFindings({ draft, file, today }: CheckInput): readonly CheckFinding[] {
  const { details, replacesId } = draft;
  const findings: CheckFinding[] = [];
  if (hasLapsed({ details }, today)) {
    const reason = 'The last day on which it may be carried out has passed';
    findings.push(blocks('content', reason, 'Choose today or a later day, or none.'));
  }
  const replaced = file.instructions.find(({ id }) => id === replacesId);
  if (replaced && !isOpenInstruction(replaced.data)) {
    const { data, id } = replaced;
    const state = stateInWords(data);
    const reason = `${data.number}, which it is to replace, is ${state} already`;
    const remedy = 'Discard this draft; order the rest anew where something is left to do.';
    findings.push(blocks('content', reason, remedy, { kind: 'instruction', id }));
  }
  return findings;
}

function clientFindings({ file }: CheckInput): readonly CheckFinding[] {
  const { status } = file.client.data;
  if (status === 'active') return [];
  const source = { kind: 'client', id: file.client.id } as const;
  const remedy = 'Change the client’s status when that is no longer so.';
  return [
    status === 'former'
      ? blocks('client', 'The client has left', remedy, source)
      : warns('client', 'The client is still a prospect', remedy, source),
  ];
}

function accountFindings({ draft, file, today, wording }: CheckInput): readonly CheckFinding[] {
  const { details } = draft;
  if (details.type === 'changeOfData') return [];
  const account = file.accounts.find(({ id }) => id === details.accountId);
  if (!account) return [];
  const source = { kind: 'account', id: account.id } as const;
  const { accountType, closedOn, name } = account.data;
  if (closedOn && closedOn <= today) {
    const reason = `${name} was closed on ${wording.date(closedOn)}`;
    return [blocks('account', reason, 'Choose another account.', source)];
  }
  const fits =
    details.type === 'purchaseOrder' || details.type === 'return'
      ? accountType === 'sales'
      : details.type === 'pay'
        ? accountType !== 'sales'
        : accountType === 'investment';
  if (fits) return [];
  const reason = `${name} is an account of another kind`;
  return [blocks('account', reason, 'Choose an account that fits the order.', source)];
}

/** A change of data names what it replaces: what is recorded now must be that. */
function dataFindings({ draft, file }: CheckInput): readonly CheckFinding[] {
  const { details } = draft;
  if (details.type !== 'changeOfData') return [];
  const contact = file.contacts.find(({ id }) => id === details.contactId);
  if (!contact) return [];
  const source = { kind: 'contact', id: contact.id } as const;
  const recorded = contact.data[details.field];
  if (recorded === details.from)
    return [passes('data', 'The old value is what is recorded', source)];
  const reason = `What is recorded now is “${recorded}”, not “${details.from}”`;
  return [blocks('data', reason, 'Begin again from what is recorded.', source)];
}

/**
 * In person it is signed. What moves money out or changes how a client is reached, and came by phone,
 * letter or e-mail, is confirmed by calling back on a number that was known before (FINRA Regulatory
 * Notices 09-64 and 12-05 on verifying instructions to withdraw or transmit assets).
 */
function channelFindings({ draft }: CheckInput): readonly CheckFinding[] {
  const { channel, details, signature } = draft;
  if (channel === 'inPerson') {
    return [
      isSigned(signature)
        ? passes('signature', `Signed by ${signature.name}`)
        : blocks('signature', 'It is not signed', 'Let whoever orders sign, or type their name.'),
    ];
  }
  const isRisky = details.type === 'pay' || details.type === 'changeOfData';
  if (!isRisky) return [];
  const reason =
    'It was not given in person and moves money out or changes how the client is reached';
  return [warns('callBack', reason, 'Call back on a number you knew before.')];
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
