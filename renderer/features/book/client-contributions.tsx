import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { ClientContribution } from '#shared/domain/portfolio/book-client.ts';
import type { BookPage } from '#shared/domain/portfolio/book-page.ts';
import { countOf, formatDate } from '../../components/formats.ts';
import { ContributionsTable } from '../../components/performance/contributions-table.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { routes } from '../../services/routes.ts';
import classes from './book.module.css';

/** What each client added to the gain and the return of the book. */
export function ClientContributions({ page }: { page: BookPage }) {
  const { nameOf } = useClientNames();
  const { contributions, scope } = page;
  const others = contributions.available ? contributions.value.others : null;
  return (
    <ContributionsTable
      contributions={contributions}
      currency={scope.currency}
      head="Client"
      keyOf={({ clientId }) => clientId}
      nameOf={(client) => (
        <>
          <Anchor component={Link} to={routes.client(client.clientId, 'portfolio')} fz="sm">
            {nameOf(client.clientId)}
          </Anchor>
          <span className={classes.dim}>{noteOn(client)}</span>
        </>
      )}
      wordsOf={({ clientId }) => nameOf(clientId)}
      others={
        others && {
          ...others,
          name: `${countOf(others.count, 'other client', 'other clients')}; the file has all`,
        }
      }
    />
  );
}

/** Whether the client was there all the time. */
function noteOn({ joinedOn, leftOn, leftOut }: ClientContribution): string {
  if (leftOut) return `no value on ${countOf(leftOut.days, 'day', 'days')}`;
  return [
    joinedOn ? `came on ${formatDate(joinedOn)}` : '',
    leftOn ? `left on ${formatDate(leftOn)}` : '',
  ]
    .filter((note) => note !== '')
    .join(', ');
}
