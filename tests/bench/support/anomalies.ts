import { newAuthority } from '#shared/domain/advice/advice-builders.ts';
import type { VigilanceRule } from '#shared/domain/advice/vigilance/alert.ts';
import { medianOf } from '#shared/domain/advice/vigilance/habit.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { lastDay } from './client-files.ts';
import type { Random } from './random.ts';

/*
 * Anomalies of each sort, put into ledgers of real clients. Sizes are multiples of the client's own
 * median, drawn evenly in the logarithm between the bounds below; nothing of the detector's limits
 * is used, but the sorts are those it has rules for: what nobody thought of is not measured.
 */

export interface Injected {
  readonly file: ClientFile;
  readonly sort: VigilanceRule;
  /** The transactions that are part of it; one found is enough. */
  readonly ids: ReadonlySet<RecordId>;
}

type Entries = readonly Entry<Transaction>[];
type Make = (file: ClientFile, random: Random, name: string) => Injected | null;

const WITHIN_DAYS = 80;
const LEAST_HISTORY = 12;

/** A factor between `least` and `most`, as many below their geometric middle as above it. */
const factor = (random: Random, least: number, most: number): number =>
  least * (most / least) ** random.fraction();

const ofType = (file: ClientFile, ...types: Transaction['type'][]): Entries =>
  file.transactions.filter(({ data }) => types.includes(data.type) && data.amount !== 0);

const usual = (entries: Entries): number =>
  medianOf(entries.map(({ data }) => Math.abs(data.amount)));

/** A day in the last weeks of the client's ledger. */
const recentDay = (file: ClientFile, random: Random): CalendarDate =>
  addDays(lastDay(file), -random.below(WITHIN_DAYS));

function injected(
  file: ClientFile,
  sort: VigilanceRule,
  name: string,
  added: readonly Partial<Transaction>[],
  parts: Partial<ClientFile> = {},
): Injected | null {
  const [model] = file.transactions;
  if (!model) return null;
  const { clientId, accountId, currency } = model.data;
  const entries = added.map((fields, index): Entry<Transaction> => {
    const id = uuidFromText(`${name} ${index}`) as RecordId;
    const base = { clientId, accountId, currency, amount: 0, date: model.data.date };
    const data: Transaction = { ...base, type: 'withdrawal', ...fields };
    return { id, data, editedAt: null, editedBy: null };
  });
  return {
    file: {
      ...file,
      ...parts,
      transactions: [...(parts.transactions ?? file.transactions), ...entries],
    },
    sort,
    ids: new Set(entries.map(({ id }) => id)),
  };
}

const payment = (amount: number, date: CalendarDate, counterparty = ''): Partial<Transaction> => ({
  type: 'withdrawal',
  amount: -Math.round(amount),
  date,
  counterparty,
});

const unusualAmount: Make = (file, random, name) => {
  const type = ofType(file, 'order').length > 0 ? 'order' : 'withdrawal';
  const same = ofType(file, type);
  if (same.length < LEAST_HISTORY) return null;
  const amount = Math.round(usual(same) * factor(random, 4, 25));
  const signed = type === 'order' ? amount : -amount;
  return injected(file, 'unusualAmount', name, [
    { type, amount: signed, date: recentDay(file, random) },
  ]);
};

const newPayee: Make = (file, random, name) => {
  const outflows = ofType(file, 'withdrawal');
  if (outflows.length < LEAST_HISTORY) return null;
  const date = recentDay(file, random);
  const size = usual(outflows) * factor(random, 2, 12);
  const payee = `Bank XX, account ${random.below(90_000_000) + 10_000_000}`;
  const test = random.below(2) === 0 ? [payment(size / 100, addDays(date, -2), payee)] : [];
  return injected(file, 'newPayee', name, [...test, payment(size, date, payee)]);
};

const LIMIT_CZK = 270_000_00;

const structuring: Make = (file, random, name) => {
  if (ofType(file, 'withdrawal').length < LEAST_HISTORY) return null;
  const first = addDays(recentDay(file, random), -10);
  return injected(
    file,
    'structuring',
    name,
    Array.from({ length: 3 + random.below(3) }, (_, index) => ({
      type: 'deposit' as const,
      amount: Math.round(LIMIT_CZK * (0.75 + 0.249 * random.fraction())),
      date: addDays(first, index * 2 + random.below(2)),
    })),
  );
};

const dormantAccount: Make = (file, random, name) => {
  const own = ofType(file, 'withdrawal', 'deposit');
  const last = lastDay(file);
  const first = own.map(({ data }) => data.date).toSorted()[0] ?? last;
  const silence = 380 + random.below(200);
  if (daysBetween(first, last) < silence + 60) return null;
  const date = recentDay(file, random);
  const asleep = addDays(date, -silence);
  const kept = file.transactions.filter(
    ({ data }) => data.date < asleep || (data.type !== 'withdrawal' && data.type !== 'deposit'),
  );
  const amount = usual(own) * factor(random, 0.5, 10);
  return injected(file, 'dormantAccount', name, [payment(amount, date)], { transactions: kept });
};

const inAndOut: Make = (file, random, name) => {
  const received = ofType(file, 'deposit');
  if (received.length < LEAST_HISTORY) return null;
  const date = addDays(recentDay(file, random), -5);
  const amount = Math.round(usual(received) * factor(random, 3, 15));
  const leaves = amount * (0.82 + 0.17 * random.fraction());
  const parts = 1 + random.below(3);
  return injected(file, 'inAndOut', name, [
    { type: 'deposit', amount, date },
    ...Array.from({ length: parts }, (_, index) =>
      payment(leaves / parts, addDays(date, 1 + random.below(2) + index)),
    ),
  ]);
};

const repeatedOrder: Make = (file, random, name) => {
  const since = addDays(lastDay(file), -WITHIN_DAYS);
  const candidates = file.transactions.filter(
    ({ data }) =>
      data.date >= since &&
      ((data.type === 'order' && data.amount > 0 && (data.lines?.length ?? 0) > 1) ||
        (data.type === 'withdrawal' && Boolean(data.counterparty))),
  );
  if (candidates.length === 0 || file.transactions.length < LEAST_HISTORY) return null;
  const { data } = random.pick(candidates);
  return injected(file, 'repeatedOrder', name, [
    { ...data, date: addDays(data.date, random.below(3)) },
  ]);
};

const returns: Make = (file, random, name) => {
  const orders = ofType(file, 'order');
  if (orders.length < LEAST_HISTORY) return null;
  const date = recentDay(file, random);
  const quarter = orders.filter(({ data }) => data.date <= date && data.date > addDays(date, -90));
  const ordered = quarter.reduce((sum, { data }) => sum + data.amount, 0);
  if (ordered <= 0) return null;
  const share = 0.25 + 0.65 * random.fraction();
  const pieces = 1 + random.below(4);
  return injected(
    file,
    'returns',
    name,
    Array.from({ length: pieces }, (_, index) => ({
      type: 'return' as const,
      amount: -Math.round((ordered * share) / pieces),
      date: addDays(date, -index),
    })),
  );
};

const changedContact: Make = (file, random, name) => {
  const outflows = ofType(file, 'withdrawal');
  const [contact, ...others] = file.contacts;
  if (!contact || outflows.length < LEAST_HISTORY) return null;
  const date = recentDay(file, random);
  const changedOn = addDays(date, -random.below(28));
  const dataChanges = [{ id: `phone ${changedOn}`, field: 'telephone', changedOn }];
  const contacts = [{ ...contact, data: { ...contact.data, dataChanges } }, ...others];
  const amount = usual(outflows) * factor(random, 2, 8);
  return injected(file, 'changedContact', name, [payment(amount, date)], { contacts });
};

const elderExploitation: Make = (file, random, name) => {
  const outflows = ofType(file, 'withdrawal');
  const date = recentDay(file, random);
  const isOld = file.contacts.some(
    ({ data, id }) =>
      data.birthDate !== null &&
      id === file.client.data.primaryContactId &&
      daysBetween(data.birthDate, date) > 66 * 365.25,
  );
  if (!isOld || outflows.length < LEAST_HISTORY) return null;
  const validFrom = addDays(date, -random.below(80));
  const authority = newAuthority({
    clientId: file.client.id,
    holder: 'A new helper',
    authorityType: 'powerOfAttorney',
    validFrom,
  });
  const id = uuidFromText(`${name} authority`) as RecordId;
  const entry = { id, data: authority, editedAt: null, editedBy: null };
  return injected(
    file,
    'elderExploitation',
    name,
    [payment(usual(outflows) * factor(random, 2, 8), date)],
    { authorities: [...file.authorities, entry] },
  );
};

export const ANOMALIES: Readonly<Record<VigilanceRule, Make>> = {
  unusualAmount,
  newPayee,
  structuring,
  dormantAccount,
  inAndOut,
  repeatedOrder,
  returns,
  changedContact,
  elderExploitation,
};

/**
 * Puts up to `perSort` anomalies of every sort into `files`, each into a client of its own; sorts
 * for which no client fits (a bank's clients order nothing) are left out.
 */
export function withAnomalies(
  files: readonly ClientFile[],
  perSort: number,
  random: Random,
): { readonly files: readonly ClientFile[]; readonly injected: readonly Injected[] } {
  const changed = new Map<RecordId, ClientFile>();
  const all: Injected[] = [];
  for (const [sort, make] of Object.entries(ANOMALIES)) {
    let made = 0;
    for (const file of random.shuffled(files)) {
      if (made === perSort) break;
      if (changed.has(file.client.id)) continue;
      const one = make(file, random, `${sort} ${made} ${file.client.id}`);
      if (!one) continue;
      changed.set(file.client.id, one.file);
      all.push(one);
      made += 1;
    }
  }
  return { files: files.map((file) => changed.get(file.client.id) ?? file), injected: all };
}
