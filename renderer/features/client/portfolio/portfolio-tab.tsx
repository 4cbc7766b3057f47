import { Stack } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { figuresDay } from '#shared/domain/client/figures-day.ts';
import { currenciesOf } from '#shared/domain/portfolio/client-figures.ts';
import { isHoldingAccount } from '#shared/domain/portfolio/portfolio-scope.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { LedgerGate } from '../ledger-gate.tsx';
import type { Ledger } from '../use-client.ts';
import { AccountsSection } from './accounts-section.tsx';
import { HoldingsSection } from './holdings-section.tsx';
import { LotsSection } from './lots-section.tsx';
import { PerformanceSection } from './performance/performance-section.tsx';
import { TaxYearSection } from './tax-year-section.tsx';
import { TradingSection } from './trading/trading-section.tsx';
import { ValueSection } from './value-section.tsx';

interface PortfolioTabProps {
  work: ClientFile;
  ledger: Ledger;
  today: CalendarDate;
}

/** The accounts, what they hold or sell, how that went, how it is spread, and what is taxed. */
export function PortfolioTab({ work, ledger, today }: PortfolioTabProps) {
  const file = ledger.state === 'whole' ? ledger.file : null;
  const day = figuresDay(work, today);
  return (
    <Stack gap="lg">
      <AccountsSection accounts={work.accounts} file={file} today={today} />
      <LedgerGate ledger={ledger}>
        {(whole) => (
          <>
            {currenciesOf(whole.accounts.filter(isHoldingAccount)).map((currency) => (
              <ValueSection key={currency} file={whole} currency={currency} today={day} />
            ))}
            <PerformanceSection file={whole} today={day} />
            <HoldingsSection file={whole} today={day} />
            <LotsSection file={whole} today={day} />
            {currenciesOf(whole.accounts.filter(isHoldingAccount)).map((currency) => (
              <TaxYearSection key={currency} file={whole} currency={currency} today={day} />
            ))}
            {currenciesOf(whole.accounts.filter((account) => !isHoldingAccount(account))).map(
              (currency) => (
                <TradingSection key={currency} file={whole} currency={currency} today={day} />
              ),
            )}
          </>
        )}
      </LedgerGate>
    </Stack>
  );
}
