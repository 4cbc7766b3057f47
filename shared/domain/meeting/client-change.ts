import { assertNever } from '#shared/lib/assert.ts';
import type { Money } from '#shared/lib/money.ts';
import { counted, type Wording } from '../wording.ts';

/** What became of an instruction. */
export type InstructionStep =
  | 'ordered'
  | 'executed'
  | 'executedInPart'
  | 'refused'
  | 'cancelled'
  | 'replaced';

/** What was bought or sold of a security. */
export interface TradedUnits {
  /** In millionths; `null` where units of different days are not the same. */
  readonly quantity: number | null;
  /** After costs; `null` when the accounts have several currencies. */
  readonly amount: Money | null;
}

/** What changed that the client may read of, as data: a document says it in the client's language. */
export type ClientChange =
  | {
      readonly tag: 'value';
      readonly isRise: boolean;
      /** Not negative. */
      readonly by: Money;
      readonly to: Money;
      /** How much of it was earned; `null` when that is not known. */
      readonly gain: Money | null;
    }
  | {
      readonly tag: 'flow';
      readonly isInflow: boolean;
      readonly amount: Money;
      /** With whom or for what, as it was recorded; `null` for several payments together. */
      readonly what: string | null;
      /** Whether it is what is left besides payments that have lines of their own. */
      readonly isRest: boolean;
    }
  | {
      readonly tag: 'newHolding' | 'noLongerHeld';
      readonly security: string;
      /** What was bought or sold of it; `null` when it came or went in another way. */
      readonly trade: TradedUnits | null;
    }
  | {
      readonly tag: 'sold' | 'bought';
      readonly security: string;
      /** Sold: what was held before; bought: on top of what it came. In millionths. */
      readonly held: number;
      readonly trade: TradedUnits;
      /** Sales or purchases. */
      readonly count: number;
    }
  | {
      readonly tag: 'order' | 'return';
      readonly count: number;
      readonly amount: Money;
      /** What is usually ordered in as many days; `null` where that is not known. */
      readonly usual: Money | null;
    }
  | {
      readonly tag: 'price';
      readonly security: string;
      readonly isRise: boolean;
      /** By how much of the former price, not negative. */
      readonly fraction: number;
      /** What it made of the holding, not negative. */
      readonly effect: Money;
    }
  /** `product` is `null` when it is not in the book. */
  | { readonly tag: 'productBegan' | 'productEnded'; readonly product: string | null }
  | { readonly tag: 'promiseKept'; readonly by: 'us' | 'client'; readonly undertaking: string }
  | {
      readonly tag: 'instruction';
      readonly step: InstructionStep;
      /** As it was signed. */
      readonly statement: string;
    }
  | { readonly tag: 'becameClient' | 'reportSent' };

const STEPS: Readonly<Record<InstructionStep, string>> = {
  ordered: 'Ordered',
  executed: 'Executed',
  executedInPart: 'Executed in part',
  refused: 'Refused',
  cancelled: 'Cancelled',
  replaced: 'Replaced',
};

/** `change` as an English sentence; amounts are in whole units. */
export function clientChangeText(change: ClientChange, wording: Wording): string {
  const { roundMoney } = wording;
  switch (change.tag) {
    case 'value': {
      const ofGain = change.gain ? `, ${roundMoney(change.gain)} of it gain` : '';
      const verb = change.isRise ? 'rose' : 'fell';
      return `Value ${verb} by ${roundMoney(change.by)} to ${roundMoney(change.to)}${ofGain}`;
    }
    case 'flow': {
      const what = change.what ? `: ${change.what}` : '';
      const verb = change.isInflow ? 'came in' : 'was taken out';
      return `${roundMoney(change.amount)} ${verb}${change.isRest ? ' besides' : ''}${what}`;
    }
    case 'newHolding':
      return `New holding: ${change.security}${unitsFor(change.trade, ', ', wording)}`;
    case 'noLongerHeld':
      return `No longer held: ${change.security}${unitsFor(change.trade, ', sold ', wording)}`;
    case 'sold':
    case 'bought':
      return tradedText(change, wording);
    case 'order':
    case 'return': {
      const usual = change.usual ? `, usually ${roundMoney(change.usual)}` : '';
      return `${counted(change.count, change.tag)} of ${roundMoney(change.amount)}${usual}`;
    }
    case 'price': {
      const { security, isRise, fraction, effect } = change;
      const size = wording.percent(fraction);
      const made = `${roundMoney(effect)} ${isRise ? 'more' : 'less'}`;
      return `${security} ${isRise ? 'rose' : 'fell'} by ${size}: ${made}`;
    }
    case 'productBegan':
      return `New: ${change.product ?? 'A product'}`;
    case 'productEnded':
      return `Ended: ${change.product ?? 'A product'}`;
    case 'promiseKept':
      return `${change.by === 'us' ? 'We kept' : 'The client kept'}: ${change.undertaking}`;
    case 'instruction':
      return `${STEPS[change.step]}: ${change.statement}`;
    case 'becameClient':
      return 'Became a client';
    case 'reportSent':
      return 'Report sent';
    default:
      return assertNever(change);
  }
}

/** "40 for CHF 12,300.00" after `before`; nothing when neither is known. */
function unitsFor(trade: TradedUnits | null, before: string, wording: Wording): string {
  if (!trade) return '';
  const units = trade.quantity === null ? '' : wording.quantity(trade.quantity);
  const paid = trade.amount ? `for ${wording.money(trade.amount)}` : '';
  const text = [units, paid].filter(Boolean).join(' ');
  return text ? `${before}${text}` : '';
}

/** "Sold 40 of 120 Nestlé, CHF 12,300.00", "Bought 40 Nestlé on top of 80 in 2 purchases". */
function tradedText(
  { tag, security, held, trade, count }: Extract<ClientChange, { tag: 'sold' | 'bought' }>,
  wording: Wording,
): string {
  const { quantity, amount } = trade;
  const times = count > 1 ? ` in ${count} ${tag === 'sold' ? 'sales' : 'purchases'}` : '';
  const paid = amount ? `, ${wording.money(amount)}` : '';
  const [units, all] = [
    quantity === null ? null : wording.quantity(quantity),
    wording.quantity(held),
  ];
  const what =
    tag === 'sold'
      ? `Sold ${units === null ? 'a part of' : `${units} of ${all}`} ${security}`
      : `Bought ${units === null ? `more ${security}` : `${units} ${security} on top of ${all}`}`;
  return `${what}${times}${paid}`;
}
