import { useLocation, useParams } from 'wouter';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { routes } from '../../services/routes.ts';
import { tabOf } from './client-tabs.ts';
import { ClientView } from './client-view.tsx';
import { useClient } from './use-client.ts';

/** The page of one client; reads its own address. */
export default function ClientPage() {
  const { id, tab } = useParams<{ id: string; tab?: string }>();
  const clientId = id as RecordId;
  const [, navigate] = useLocation();
  const { work, error, ledger } = useClient(clientId);

  if (error) {
    return (
      <PageFrame title="Client">
        <ProblemNote title="The client could not be read">
          {error.message} Nothing is lost. Go back and try again.
        </ProblemNote>
      </PageFrame>
    );
  }
  if (work === undefined) return <PageFrame title="Client">{null}</PageFrame>;
  if (work === null) {
    return (
      <PageFrame title="Client">
        <EmptyState action={{ label: 'All clients', run: () => navigate(routes.clients) }}>
          This client is no longer in your books.
        </EmptyState>
      </PageFrame>
    );
  }
  return <ClientView key={clientId} work={work} ledger={ledger} tab={tabOf(tab)} />;
}
