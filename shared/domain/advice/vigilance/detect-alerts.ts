import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { type Alert, VIGILANCE_RULES, type VigilanceRule } from './alert.ts';
import { MOST_TRANSACTIONS } from './alert-decision.ts';
import { paymentsAfterChange } from './changed-contact.ts';
import { dormantAccounts } from './dormant-account.ts';
import { elderExploitation } from './elder-exploitation.ts';
import { inAndOut } from './in-and-out.ts';
import { type Movements, movementsOf, type VigilanceFile } from './movements.ts';
import { newPayees } from './new-payee.ts';
import { repeatedOrders } from './repeated-orders.ts';
import { returnsAboveHabit } from './returns.ts';
import { structuring } from './structuring.ts';
import { unusualAmounts } from './unusual-amount.ts';
import { DEFAULT_VIGILANCE_SETTINGS, type VigilanceSettings } from './vigilance-settings.ts';

const DETECTORS: Readonly<Record<VigilanceRule, (movements: Movements) => readonly Alert[]>> = {
  elderExploitation,
  changedContact: paymentsAfterChange,
  inAndOut,
  newPayee: newPayees,
  structuring,
  dormantAccount: dormantAccounts,
  returns: returnsAboveHabit,
  repeatedOrder: repeatedOrders,
  unusualAmount: unusualAmounts,
};

/**
 * Everything the rules notice about a client's transactions of the last `recentDays` up to `until`,
 * or since `from`; the highest score first. Pure: the same records in any order give the same
 * alerts with the same fingerprints. Several rules may speak of the same transactions: which are told
 * is settled with what was decided (`settleAlerts`).
 */
export function detectAlerts(input: {
  readonly file: VigilanceFile;
  readonly until: CalendarDate;
  readonly from?: CalendarDate;
  readonly settings?: VigilanceSettings;
}): readonly Alert[] {
  const { file, until, settings = DEFAULT_VIGILANCE_SETTINGS } = input;
  if (file.transactions.length === 0) return [];
  const from = input.from ?? addDays(until, -settings.recentDays);
  const movements = movementsOf({ file, from, to: until, settings });
  const found = VIGILANCE_RULES.flatMap((rule) =>
    settings.rulesOff.has(rule) ? [] : DETECTORS[rule](movements),
  );
  return found.map(withLatest).toSorted(byRank);
}

function withLatest(alert: Alert): Alert {
  const { transactionIds } = alert;
  return transactionIds.length > MOST_TRANSACTIONS
    ? { ...alert, transactionIds: transactionIds.slice(-MOST_TRANSACTIONS) }
    : alert;
}

/** The highest score first; equal ones in an order of their own. */
export function byRank(a: Alert, b: Alert): number {
  return b.score - a.score || (a.fingerprint < b.fingerprint ? -1 : 1);
}
