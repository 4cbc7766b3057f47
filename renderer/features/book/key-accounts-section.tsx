import { Anchor, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { BookClient } from '#shared/domain/portfolio/book-client.ts';
import type { BookPage } from '#shared/domain/portfolio/book-page.ts';
import { FigureButton } from '../../components/figures/figure-button.tsx';
import { useRovingFigures } from '../../components/figures/use-roving-figures.ts';
import { formatMoney, formatNumber } from '../../components/formats.ts';
import { MoneyText } from '../../components/money-text.tsx';
import performanceClasses from '../../components/performance/performance.module.css';
import { PERIOD_WORDS } from '../../components/performance/performance-words.ts';
import { Section } from '../../components/section.tsx';
import { UnknownText } from '../../components/unknown-text.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { routes } from '../../services/routes.ts';
import { explainedKeyAccount, NO_REVENUE, REVENUE_RULE } from './explained-book.ts';
import { RevenueLeftOutNote } from './left-out-note.tsx';

/** The clients who bring most revenue, with what they are worth and earned. */
export function KeyAccountsSection({ page }: { page: BookPage }) {
  const { nameOf } = useClientNames();
  const { scope, key, keyClients, totals, clientCount } = page;
  const { currency } = scope;
  const whole = totals.fees + totals.sales;
  const roving = useRovingFigures<HTMLTableElement>();
  return (
    <Section
      title={`Key accounts, ${currency}`}
      about={`${PERIOD_WORDS[key]}: who brought most revenue. ${REVENUE_RULE} ${
        clientCount > keyClients.length
          ? `The first ${formatNumber(keyClients.length)} of ${formatNumber(clientCount)}; the file has all.`
          : ''
      }`}
    >
      {keyClients.length === 0 ? (
        <Text c="dimmed">No client has an account in {currency}.</Text>
      ) : (
        <Table.ScrollContainer minWidth={720}>
          <Table {...roving} fz="sm" verticalSpacing={5} className={performanceClasses.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Client</Table.Th>
                <Table.Th ta="end">Revenue, {currency}</Table.Th>
                <Table.Th ta="end">Share</Table.Th>
                <Table.Th ta="end">Fees</Table.Th>
                <Table.Th ta="end">Sales</Table.Th>
                <Table.Th ta="end">Net flow</Table.Th>
                <Table.Th ta="end">Gain</Table.Th>
                <Table.Th ta="end">Assets</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody className="tabular">
              {keyClients.map((client) => (
                <Table.Tr key={client.clientId}>
                  <Table.Th scope="row">
                    <Anchor
                      component={Link}
                      to={routes.client(client.clientId, 'portfolio')}
                      fz="sm"
                    >
                      {nameOf(client.clientId)}
                    </Anchor>
                  </Table.Th>
                  <Cells client={client} name={nameOf(client.clientId)} page={page} whole={whole} />
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <RevenueLeftOutNote page={page} />
    </Section>
  );
}

function Cells(props: { client: BookClient; name: string; page: BookPage; whole: number }) {
  const { client, name: of, page, whole } = props;
  const { fees, sales, inflow, outflow, gain, endValue } = client;
  const { currency } = page.scope;
  const figure = (name: string, text: string | null, shown: ReactNode) => (
    <FigureButton explain={() => explainedKeyAccount({ name, text, of, client, page, whole })}>
      {shown}
    </FigureButton>
  );
  const money = (name: string, amount: number, signed = false) =>
    figure(
      name,
      formatMoney(amount, currency, { signed }),
      <MoneyText amount={amount} currencyCode={currency} currency="none" signed={signed} />,
    );
  const share =
    whole > 0 ? formatNumber((fees + sales) / whole, { percent: true, decimals: 1 }) : null;
  return (
    <>
      <Table.Td ta="end" fw={600}>
        {money('Revenue', fees + sales)}
      </Table.Td>
      <Table.Td ta="end">
        {figure('Share', share, share ?? <UnknownText reason={NO_REVENUE} />)}
      </Table.Td>
      <Table.Td ta="end">{money('Fees', fees)}</Table.Td>
      <Table.Td ta="end">{money('Sales', sales)}</Table.Td>
      <Table.Td ta="end">{money('Net flow', inflow - outflow, true)}</Table.Td>
      <Table.Td ta="end">{money('Gain', gain, true)}</Table.Td>
      <Table.Td ta="end">{money('Assets', endValue)}</Table.Td>
    </>
  );
}
