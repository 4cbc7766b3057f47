import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { BookPage } from '#shared/domain/portfolio/book-page.ts';
import { reasonOf } from '../../components/figure-reason.ts';
import { countOf, formatNumber } from '../../components/formats.ts';
import performanceClasses from '../../components/performance/performance.module.css';
import { useClientNames } from '../../services/client-names.tsx';
import { routes } from '../../services/routes.ts';

/** Who has no value on some days of the period, why, and what that does to the figures. */
export function LeftOutNote({ page }: { page: BookPage }) {
  const { nameOf } = useClientNames();
  const { leftOut, leftOutCount, clientCount } = page;
  if (leftOutCount === 0) return null;
  return (
    <div className={performanceClasses.note}>
      {formatNumber(leftOutCount)} of {countOf(clientCount, 'client', 'clients')} had no value on
      some days. On these they count with nothing, in the values, the flows and the returns alike:
      they go as an outflow and come back as an inflow.
      <ul>
        {leftOut.map(({ clientId, leftOut: days }) => (
          <li key={clientId}>
            <Anchor component={Link} to={routes.client(clientId, 'portfolio')} fz="xs">
              {nameOf(clientId)}
            </Anchor>
            : {countOf(days?.days ?? 0, 'day', 'days')}, as there is{' '}
            {days ? reasonOf(days.why) : ''}
          </li>
        ))}
        {leftOutCount > leftOut.length ? (
          <li>{formatNumber(leftOutCount - leftOut.length)} more; the file has all.</li>
        ) : null}
      </ul>
    </div>
  );
}
