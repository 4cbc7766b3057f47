import { memo, useCallback } from 'react';
import { useLocation } from 'wouter';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { Kind } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { routes } from '../../services/routes.ts';
import { useToday } from '../../services/today.ts';
import { AdviceTab } from './advice/advice-tab.tsx';
import { ClientFrame } from './client-frame.tsx';
import type { ClientTab } from './client-tabs.ts';
import { DocumentsTab } from './documents/documents-tab.tsx';
import { ClientEditor } from './editor/editor.tsx';
import { FollowUpTab } from './follow-up/follow-up-tab.tsx';
import { HistoryTab } from './history/history-tab.tsx';
import { InstructionsTab } from './instructions/instructions-tab.tsx';
import { LedgerGate } from './ledger-gate.tsx';
import { OverviewTab } from './overview/overview-tab.tsx';
import { ContactsTab } from './people/contacts-tab.tsx';
import { AllocationTab } from './portfolio/allocation/allocation-tab.tsx';
import { PortfolioTab } from './portfolio/portfolio-tab.tsx';
import { ProductsTab } from './products/products-tab.tsx';
import { TimelineTab } from './timeline/timeline-tab.tsx';
import { TransactionsTab } from './transactions/transactions-tab.tsx';
import type { Ledger } from './use-client.ts';

interface ClientViewProps {
  work: ClientFile;
  ledger: Ledger;
  tab: ClientTab;
}

/** A client with its tabs; whatever is on them can be edited at the side. */
export const ClientView = memo(function ClientView({ work, ledger, tab }: ClientViewProps) {
  const today = useToday();
  const [, navigate] = useLocation();
  const open = useCallback(
    (id: RecordId, kind: Kind) => {
      if (kind === 'meeting') navigate(routes.meeting(id));
    },
    [navigate],
  );
  const all = ledger.state === 'whole' ? ledger.file : null;
  return (
    <ClientEditor file={all ?? work} ledger={all} today={today} onSaved={open}>
      <ClientFrame work={work} all={all} tab={tab} today={today}>
        <Tab work={work} ledger={ledger} tab={tab} />
      </ClientFrame>
    </ClientEditor>
  );
});

function Tab({ work, ledger, tab }: ClientViewProps) {
  const today = useToday();
  switch (tab) {
    case 'overview':
      return <OverviewTab work={work} ledger={ledger} today={today} />;
    case 'portfolio':
      return <PortfolioTab work={work} ledger={ledger} today={today} />;
    case 'allocation':
      return (
        <LedgerGate ledger={ledger}>
          {(file) => <AllocationTab file={file} today={today} />}
        </LedgerGate>
      );
    case 'transactions':
      return <LedgerGate ledger={ledger}>{(file) => <TransactionsTab file={file} />}</LedgerGate>;
    case 'contacts':
      return <ContactsTab file={work} />;
    case 'notes':
      return <TimelineTab file={work} />;
    case 'promises':
      return <FollowUpTab file={work} today={today} />;
    case 'instructions':
      return <InstructionsTab work={work} ledger={ledger} today={today} />;
    case 'products':
      return <ProductsTab file={work} today={today} />;
    case 'advice':
      return <AdviceTab work={work} ledger={ledger} today={today} />;
    case 'history':
      return <HistoryTab file={work} />;
    case 'documents':
      return <DocumentsTab clientId={work.client.id} />;
  }
}
