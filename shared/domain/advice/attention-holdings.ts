import { type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { aimedPortfolios } from '../portfolio/aimed-portfolios.ts';
import { allocationOn } from '../portfolio/allocation.ts';
import { assetClassInSentence } from '../portfolio/asset-class-words.ts';
import type { LedgerHoldings } from '../portfolio/holding.ts';
import { holdingsOf } from '../portfolio/holdings.ts';
import { refusedWords } from '../portfolio/refused-words.ts';
import { counted } from '../wording.ts';
import type { AttentionFlag, AttentionInput } from './attention-flag.ts';

/** Flags about what the client holds: suitability, maturity, drift, default and refused entries. */
export function holdingFlags(input: AttentionInput): readonly AttentionFlag[] {
  const { file, today } = input;
  const ledger = holdingsOf({
    accounts: file.accounts,
    transactions: file.transactions,
    until: today,
  });
  const held = new Set(ledger.holdings.map((holding) => holding.securityId));
  return [
    ...unsuitableHoldings(input, held),
    ...maturingHoldings(input, held),
    ...entitlementFlags(input),
    ...driftFlags(input),
    ...refusedEntries(ledger, input.wording),
  ];
}

/** FINRA 2111, customer-specific suitability: a holding riskier than the client accepts. */
function unsuitableHoldings(
  { file }: AttentionInput,
  held: ReadonlySet<RecordId>,
): readonly AttentionFlag[] {
  const tolerance = file.profile?.data.riskTolerance ?? null;
  if (tolerance === null) return [];
  return [...held].flatMap((id): AttentionFlag[] => {
    const security = file.securities.get(id)?.data;
    if (!security || security.riskClass === null || security.riskClass <= tolerance) return [];
    return [
      {
        rule: 'unsuitableHolding',
        severity: 'high',
        reason: `${security.name} has risk class ${security.riskClass}; the client accepts ${tolerance} at most`,
        source: { kind: 'security', id },
      },
    ];
  });
}

function isSoon(day: CalendarDate | null, input: AttentionInput): day is CalendarDate {
  if (day === null) return false;
  const days = daysBetween(input.today, day);
  return days >= 0 && days <= input.settings.maturityWarningDays;
}

function maturingHoldings(
  input: AttentionInput,
  held: ReadonlySet<RecordId>,
): readonly AttentionFlag[] {
  return [...held].flatMap((id): AttentionFlag[] => {
    const security = input.file.securities.get(id)?.data;
    if (!security || !isSoon(security.maturesOn, input)) return [];
    const source = { kind: 'security', id } as const;
    const reason = maturityReason(security.name, security.maturesOn, input);
    return [{ rule: 'maturity', severity: 'medium', reason, source }];
  });
}

function maturityReason(name: string, day: CalendarDate, input: AttentionInput): string {
  const days = counted(daysBetween(input.today, day), 'day');
  return `${name} matures in ${days}, on ${input.wording.date(day)}`;
}

function entitlementFlags(input: AttentionInput): readonly AttentionFlag[] {
  const { file } = input;
  return file.entitlements.flatMap(({ id, data }): AttentionFlag[] => {
    const name = file.products.get(data.productId)?.data.name ?? (data.details || 'A product');
    const source = { kind: 'entitlement', id } as const;
    if (data.status === 'inDefault') {
      return [{ rule: 'inDefault', severity: 'high', reason: `${name} is in default`, source }];
    }
    if (data.status !== 'active' || !isSoon(data.heldUntil, input)) return [];
    const days = counted(daysBetween(input.today, data.heldUntil), 'day');
    const reason = `${name} ends in ${days}, on ${input.wording.date(data.heldUntil)}`;
    return [{ rule: 'maturity', severity: 'medium', reason, source }];
  });
}

function driftFlags({ file, today, rates }: AttentionInput): readonly AttentionFlag[] {
  return aimedPortfolios(file, rates).flatMap((portfolio): AttentionFlag[] => {
    const { name, accountId, scope, aim } = portfolio;
    const allocation = allocationOn(scope, today, aim);
    if (!allocation.available) return [];
    const breaches = allocation.value.slices
      .filter((slice) => slice.isBreach)
      .map(
        ({ assetClass, drift }) =>
          `${assetClassInSentence(assetClass)} ${pointsText(drift ?? 0)} points`,
      );
    if (breaches.length === 0) return [];
    const source = accountId
      ? ({ kind: 'account', id: accountId } as const)
      : ({ kind: 'client', id: file.client.id } as const);
    const verb = accountId ? 'is' : 'are';
    const reason = `${name} ${verb} off target: ${breaches.join(', ')}`;
    return [{ rule: 'drift', severity: 'medium', reason, source }];
  });
}

/** Hundredths of a percentage point as "+5.2" or "−3.1". */
export function pointsText(drift: number): string {
  return `${drift < 0 ? '−' : '+'}${(Math.abs(drift) / 100).toFixed(1)}`;
}

function refusedEntries(
  { refused }: LedgerHoldings,
  wording: AttentionInput['wording'],
): readonly AttentionFlag[] {
  return refused.map((entry) => ({
    rule: 'refusedTransaction',
    severity: 'medium',
    reason: `Left out of the figures: ${refusedWords(entry, wording)}`,
    source: { kind: 'transaction', id: entry.transactionId },
  }));
}
