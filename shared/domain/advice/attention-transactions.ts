import { addDays } from '#shared/lib/calendar-date.ts';
import { money } from '#shared/lib/money.ts';
import type { LedgerEntry } from '../portfolio/ledger.ts';
import type { AttentionFlag, AttentionInput } from './attention-flag.ts';

/** Deviations from the median, in median absolute deviations, from which an amount is unusual. */
const UNUSUAL_DEVIATIONS = 6;
/** Entries of a type below which nobody can say what is usual. */
const FEWEST_ENTRIES = 10;

const TYPE_NAMES: Readonly<Partial<Record<LedgerEntry['data']['type'], string>>> = {
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
  buy: 'Purchase',
  sell: 'Sale',
  order: 'Order',
  return: 'Return',
  transferIn: 'Transfer in',
  transferOut: 'Transfer out',
};

/**
 * Recent entries far larger than the client's own: more than six median absolute deviations above
 * the median of the entries of the same type, account and currency, of which there must be ten. A
 * simple robust rule, after Hampel's identifier.
 */
export function unusualTransactions(input: AttentionInput): readonly AttentionFlag[] {
  const since = addDays(input.today, -input.settings.unusualWithinDays);
  const flags: AttentionFlag[] = [];
  for (const entries of comparableEntries(input).values()) {
    if (entries.length < FEWEST_ENTRIES) continue;
    const sizes = entries.map(({ data }) => Math.abs(data.amount));
    const usual = median(sizes);
    const deviation = median(sizes.map((size) => Math.abs(size - usual)));
    if (deviation === 0) continue;
    const limit = usual + UNUSUAL_DEVIATIONS * deviation;
    for (const entry of entries) {
      if (entry.data.date < since || Math.abs(entry.data.amount) <= limit) continue;
      flags.push(flagOf(entry, usual, entries.length, input));
    }
  }
  return flags.toSorted((a, b) => (a.source.id < b.source.id ? -1 : 1));
}

function comparableEntries({ file, today }: AttentionInput): Map<string, LedgerEntry[]> {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of file.transactions) {
    const { type, accountId, currency, date, amount } = entry.data;
    if (!TYPE_NAMES[type] || date > today || amount === 0) continue;
    const key = `${type} ${accountId} ${currency}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function flagOf(
  { id, data }: LedgerEntry,
  usual: number,
  count: number,
  { wording }: AttentionInput,
): AttentionFlag {
  const amount = wording.money(money(Math.abs(data.amount), data.currency));
  const typical = wording.money(money(Math.round(usual), data.currency));
  const name = TYPE_NAMES[data.type] ?? data.type;
  return {
    rule: 'unusualTransaction',
    severity: 'medium',
    reason: `${name} of ${amount} on ${wording.date(data.date)} is unusual: ${typical} is the median of ${count}`,
    source: { kind: 'transaction', id },
  };
}
