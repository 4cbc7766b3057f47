import type { RuleBreach } from '../kind.ts';
import type { Consent } from './consent.ts';
import { fingerprint } from './consent.ts';
import { sha256OfText } from './sha-256.ts';

/** The fields of a recommendation that its rules look at. */
interface Terms {
  readonly action: 'buy' | 'sell' | 'switch' | 'hold' | 'product' | 'supplierChange';
  readonly accountId: string | null;
  readonly securityId: string | null;
  readonly intoSecurityId: string | null;
  readonly productId: string | null;
  readonly fromSupplier: string;
  readonly toSupplier: string;
  readonly quantity: number | null;
  readonly amount: number | null;
  readonly currency: string;
  readonly cost: number | null;
  readonly yearlyCost: number | null;
  readonly rationale: string;
  readonly risks: string;
  readonly alternatives: readonly {
    readonly id: string;
    readonly alternative: string;
    readonly whyNot: string;
  }[];
  readonly conflicts: string;
  readonly disclosures: string;
}

interface Decided {
  readonly status: string;
  readonly proposedOn: string;
  readonly discussedOn: string | null;
  readonly consent: Consent | null;
  readonly refusal: { readonly on: string } | null;
  readonly carriedOutOn: string | null;
  readonly carriedOutBy: 'consent' | 'discretion' | 'nothingToDo' | null;
  readonly authorityId: string | null;
  readonly reviewedOn: string | null;
  readonly withdrawnOn: string | null;
  readonly withdrawnBecause: string;
}

type Rule = readonly [isBroken: boolean, field: string, message: string];

/** A fingerprint of everything a client consents to; it changes when any of it does. */
export function termsOf(recommendation: Terms): string {
  const { alternatives, ...rest } = recommendation;
  return fingerprint([
    [rest.action, rest.accountId, rest.securityId, rest.intoSecurityId, rest.productId],
    [rest.fromSupplier, rest.toSupplier, rest.quantity, rest.amount, rest.currency],
    [rest.cost, rest.yearlyCost, rest.rationale, rest.risks, rest.conflicts, rest.disclosures],
    alternatives
      .map(({ id, alternative, whyNot }) => [id, alternative, whyNot])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  ]);
}

/** What speaks against a recommendation across its fields. */
export function recommendationBreaches(record: Terms & Decided): readonly RuleBreach[] {
  const rules = [...termRules(record), ...decisionRules(record), ...consentRules(record)];
  return rules.flatMap(([isBroken, field, message]) => (isBroken ? [{ field, message }] : []));
}

function termRules(record: Terms): readonly Rule[] {
  const { action, securityId, intoSecurityId, productId, toSupplier, amount, quantity } = record;
  const trades = action === 'buy' || action === 'sell' || action === 'switch';
  return [
    [(trades || action === 'hold') && !securityId, 'securityId', 'must name the security'],
    [trades && !record.accountId, 'accountId', 'must name the account'],
    [action === 'switch' && !intoSecurityId, 'intoSecurityId', 'must name what is bought instead'],
    [
      action === 'switch' && Boolean(securityId) && securityId === intoSecurityId,
      'intoSecurityId',
      'must be another security',
    ],
    [
      trades && amount === null && quantity === null,
      'amount',
      'must say how much, as an amount or a quantity',
    ],
    [amount !== null && amount <= 0, 'amount', 'must be above 0'],
    [quantity !== null && quantity <= 0, 'quantity', 'must be above 0'],
    [(record.cost ?? 0) < 0, 'cost', 'must not be below 0'],
    [(record.yearlyCost ?? 0) < 0, 'yearlyCost', 'must not be below 0'],
    [action === 'product' && !productId, 'productId', 'must name the product'],
    [action === 'supplierChange' && !toSupplier.trim(), 'toSupplier', 'must name the new supplier'],
  ];
}

function decisionRules(record: Terms & Decided): readonly Rule[] {
  const { status, consent, refusal, carriedOutOn, carriedOutBy, authorityId } = record;
  const isDone = status === 'carriedOut' || status === 'reviewed';
  return [
    [
      status === 'discussed' && !record.discussedOn,
      'discussedOn',
      'must say when it was discussed',
    ],
    [status === 'consented' && !consent, 'consent', 'a consented one must hold the consent'],
    [status === 'declined' && !refusal, 'refusal', 'a declined one must hold the reason'],
    [consent !== null && refusal !== null, 'refusal', 'cannot be consented and declined'],
    [isDone && !carriedOutOn, 'carriedOutOn', 'must say when it was carried out'],
    [isDone && !carriedOutBy, 'carriedOutBy', 'must say by which right it was carried out'],
    [isDone && carriedOutBy === 'consent' && !consent, 'consent', 'was carried out without one'],
    [
      isDone && carriedOutBy === 'discretion' && !authorityId,
      'authorityId',
      'must name the mandate',
    ],
    [
      carriedOutBy === 'nothingToDo' && record.action !== 'hold',
      'carriedOutBy',
      'only a hold needs nothing to be done',
    ],
    [!isDone && Boolean(carriedOutOn), 'carriedOutOn', 'was not carried out'],
    [status === 'reviewed' && !record.reviewedOn, 'reviewedOn', 'must say when it was reviewed'],
    [
      status === 'withdrawn' && !(record.withdrawnOn && record.withdrawnBecause.trim()),
      'withdrawnBecause',
      'must say when and why it was withdrawn',
    ],
    ...[record.discussedOn, refusal?.on ?? null, carriedOutOn, record.reviewedOn].map(
      (day): Rule => [
        day !== null && day < record.proposedOn,
        'proposedOn',
        'cannot be after what became of it',
      ],
    ),
  ];
}

function consentRules(record: Terms & Decided): readonly Rule[] {
  const { consent } = record;
  if (!consent) return [];
  return [
    [!consent.text.trim(), 'consent', 'must hold the text that was consented to'],
    [
      !consent.contactId && !consent.authorityId,
      'consent',
      'must name the contact or the authority that gave it',
    ],
    [
      consent.way === 'signedOnScreen' && !consent.strokes?.length,
      'consent',
      'must hold the signature',
    ],
    [
      consent.way === 'typedName' && !consent.declaration.trim(),
      'consent',
      'must hold the declaration that was made',
    ],
    [
      consent.terms !== termsOf(record),
      'consent',
      'was given to other terms: ask the client again',
    ],
    [
      consent.textHash !== sha256OfText(consent.text),
      'consent',
      'must hold the hash of the text that was consented to',
    ],
  ];
}
