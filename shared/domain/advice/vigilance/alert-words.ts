import { assertNever } from '#shared/lib/assert.ts';
import { counted, type Wording } from '../../wording.ts';
import {
  type Alert,
  type AlertValue,
  countValue,
  daysValue,
  moneyValue,
  type Sentence,
  shareValue,
  type VigilanceRule,
} from './alert.ts';
import type { AlertStatus } from './settle-alerts.ts';
import type { VigilanceSettings } from './vigilance-settings.ts';

/** What a rule is called, and what it looks for, in one sentence. */
export const RULE_WORDS: Readonly<Record<VigilanceRule, { name: string; about: string }>> = {
  elderExploitation: {
    name: 'Signs of exploitation',
    about:
      'A large payment of an older person shortly after somebody was given authority or contact data changed, to somebody who holds an authority, or to a new payee.',
  },
  changedContact: {
    name: 'Payment after changed contact data',
    about: 'A large payment within days of a change of telephone, e-mail or address.',
  },
  inAndOut: {
    name: 'In and out',
    about: 'A receipt that is large for the client and most of which leaves again within days.',
  },
  newPayee: {
    name: 'New payee',
    about: 'A large payment to somebody whom the account never paid before.',
  },
  structuring: {
    name: 'Just below a limit',
    about: 'Several amounts just below a reporting limit that together pass it.',
  },
  dormantAccount: {
    name: 'Dormant account awake',
    about: 'Money leaves an account in which nothing had happened for long.',
  },
  returns: {
    name: 'Returns above habit',
    about: 'A far larger part of what was ordered came back than in the quarters before.',
  },
  repeatedOrder: {
    name: 'Repeated entry',
    about: 'The same order, deal or payment twice within days, where that is not usual.',
  },
  unusualAmount: {
    name: 'Unusual amount',
    about: 'An amount far above what the client usually moves of this sort.',
  },
};

/** `value` as it is written for the reader of `wording`. */
export function valueText(value: AlertValue, wording: Wording): string {
  switch (value.unit) {
    case 'money':
      return wording.money(value.value);
    case 'day':
      return wording.date(value.value);
    case 'text':
      return value.value;
    case 'days':
      return counted(value.value, 'day');
    case 'years':
      return counted(value.value, 'year');
    case 'count':
      return new Intl.NumberFormat(wording.locale).format(value.value);
    case 'share':
      return wording.percent(value.value);
    case 'number':
      return decimalText(value.value, wording);
    default:
      return assertNever(value);
  }
}

/** A number that is not whole always with as many decimals, so that those beside it compare. */
function decimalText(value: number, { locale }: Wording): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const isWhole = Number.isInteger(Number(value.toFixed(digits)));
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: isWhole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** The sentence of an alert, written out. */
export function sentenceText(sentence: Sentence, wording: Wording): string {
  return sentence
    .map((part) => (typeof part === 'string' ? part : valueText(part, wording)))
    .join('');
}

/** How grave an alert is by its score, in the words of attention. */
export function severityOf({ score }: Pick<Alert, 'score'>): 'high' | 'medium' | 'low' {
  return score >= 70 ? 'high' : score >= 50 ? 'medium' : 'low';
}

/** What stays quiet once `alert` is accepted as the client's habit, in one sentence. */
export function habitText(alert: Alert, settings: VigilanceSettings, wording: Wording): string {
  const size = alert.pattern.size * (1 + settings.acceptedMargin / 100);
  const upTo = (value: AlertValue): string => valueText(value, wording);
  const money = (): string => upTo(moneyValue(size, alert.amount.currency));
  switch (alert.rule) {
    case 'unusualAmount':
      return `Amounts of this sort up to ${money()} in this account stay quiet.`;
    case 'structuring':
      return `Amounts in this direction up to ${money()} stay quiet, however many, for this client.`;
    case 'newPayee':
      return `Payments to this payee up to ${money()} stay quiet.`;
    case 'dormantAccount':
      return `Silences of up to ${upTo(daysValue(Math.floor(size)))} in this account stay quiet.`;
    case 'inAndOut':
      return `Receipts up to ${money()} that leave this account again stay quiet.`;
    case 'repeatedOrder':
      return `The same entry up to ${upTo(countValue(Math.floor(size)))} times within days stays quiet.`;
    case 'returns':
      return `Returns up to ${upTo(shareValue(size / 1_000_000))} of what was ordered stay quiet.`;
    case 'changedContact':
    case 'elderExploitation':
      return `Payments up to ${money()} from this account stay quiet under this rule.`;
    default:
      return assertNever(alert.rule);
  }
}

/** What is called what an alert's status is. */
export const STATUS_WORDS: Readonly<Record<AlertStatus, string>> = {
  open: 'Open',
  escalated: 'Escalated',
  answered: 'Answered',
  dismissed: 'Dismissed',
  accepted: 'Accepted',
  quiet: 'Quiet',
};
