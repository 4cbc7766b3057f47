import { assertNever } from '#shared/lib/assert.ts';
import type { Money } from '#shared/lib/money.ts';
import { counted, type Wording } from '../wording.ts';

/** What became of an instruction. */
export type InstructionStep = 'ordered' | 'executed' | 'refused' | 'cancelled' | 'replaced';

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
  | { readonly tag: 'flow'; readonly isInflow: boolean; readonly amount: Money }
  | { readonly tag: 'newHolding' | 'noLongerHeld'; readonly security: string }
  | {
      readonly tag: 'order' | 'return';
      readonly count: number;
      readonly amount: Money;
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
    case 'flow':
      return `${roundMoney(change.amount)} ${change.isInflow ? 'came in' : 'was taken out'}`;
    case 'newHolding':
      return `New holding: ${change.security}`;
    case 'noLongerHeld':
      return `No longer held: ${change.security}`;
    case 'order':
    case 'return':
      return `${counted(change.count, change.tag)} of ${roundMoney(change.amount)}`;
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
