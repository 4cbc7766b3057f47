import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Unavailable } from '#shared/domain/figure.ts';
import type { BookClient } from '#shared/domain/portfolio/book-client.ts';
import type { BookPage } from '#shared/domain/portfolio/book-page.ts';
import { reasonOf } from '../../components/figure-reason.ts';
import { countOf, formatNumber } from '../../components/formats.ts';
import performanceClasses from '../../components/performance/performance.module.css';
import { useClientNames } from '../../services/client-names.tsx';
import { routes } from '../../services/routes.ts';

/** Who has no value on some days of the period, why, and what that does to the figures. */
export function LeftOutNote({ page }: { page: BookPage }) {
  const { leftOut, leftOutCount, clientCount } = page;
  if (leftOutCount === 0) return null;
  return (
    <Note
      clients={leftOut}
      count={leftOutCount}
      what={({ leftOut: days }) =>
        days && { text: countOf(days.days, 'day', 'days'), why: days.why }
      }
    >
      {formatNumber(leftOutCount)} of {countOf(clientCount, 'client', 'clients')} had no value on
      some days. On these they count with nothing, in the values, the flows and the returns alike:
      they go as an outflow and come back as an inflow.
    </Note>
  );
}

/** Whose revenue is not all counted, as there is no exchange rate for it, and what that does to it. */
export function RevenueLeftOutNote({ page }: { page: BookPage }) {
  const { revenueLeftOut, revenueLeftOutCount, clientCount, scope } = page;
  if (revenueLeftOutCount === 0) return null;
  return (
    <Note
      clients={revenueLeftOut}
      count={revenueLeftOutCount}
      what={({ revenueLeftOut: left }) =>
        left && { text: `${countOf(left.entries, 'entry', 'entries')} not counted`, why: left.why }
      }
    >
      The revenue of {formatNumber(revenueLeftOutCount)} of{' '}
      {countOf(clientCount, 'client', 'clients')} is not all known in {scope.currency}. What is not
      known is not counted: their revenue, fees and sales, every share and the order of the clients
      stand without it.
    </Note>
  );
}

function Note(props: {
  clients: readonly BookClient[];
  /** How many there are, listed or not. */
  count: number;
  /** What is left out of one of them, and why. */
  what: (client: BookClient) => { readonly text: string; readonly why: Unavailable } | null;
  children: ReactNode;
}) {
  const { nameOf } = useClientNames();
  const { clients, count, what, children } = props;
  return (
    <div className={performanceClasses.note}>
      {children}
      <ul>
        {clients.map((client) => {
          const left = what(client);
          return (
            <li key={client.clientId}>
              <Anchor component={Link} to={routes.client(client.clientId, 'portfolio')} fz="xs">
                {nameOf(client.clientId)}
              </Anchor>
              : {left ? `${left.text}, as there is ${reasonOf(left.why)}` : ''}
            </li>
          );
        })}
        {count > clients.length ? (
          <li>{formatNumber(count - clients.length)} more; the file has all.</li>
        ) : null}
      </ul>
    </div>
  );
}
