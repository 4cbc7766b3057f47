import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { BookPage } from '#shared/domain/portfolio/book-page.ts';
import { formatNumber } from '../../components/formats.ts';
import { MoneyText } from '../../components/money-text.tsx';
import performanceClasses from '../../components/performance/performance.module.css';
import { PERIOD_WORDS } from '../../components/performance/performance-words.ts';
import { Section } from '../../components/section.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { routes } from '../../services/routes.ts';

/** The clients who bring most revenue, with what they are worth and earned. */
export function KeyAccountsSection({ page }: { page: BookPage }) {
  const { nameOf } = useClientNames();
  const { scope, key, keyClients, totals, clientCount } = page;
  const { currency } = scope;
  const whole = totals.fees + totals.sales;
  const money = (amount: number, signed = false) => (
    <MoneyText amount={amount} currencyCode={currency} currency="none" signed={signed} />
  );
  return (
    <Section
      title={`Key accounts, ${currency}`}
      about={`${PERIOD_WORDS[key]}: who brought most revenue, which is fees charged and orders less returns. ${
        clientCount > keyClients.length
          ? `The first ${formatNumber(keyClients.length)} of ${formatNumber(clientCount)}; the file has all.`
          : ''
      }`}
    >
      {keyClients.length === 0 ? (
        <Text c="dimmed">No client has an account in {currency}.</Text>
      ) : (
        <Table.ScrollContainer minWidth={720}>
          <Table fz="sm" verticalSpacing={5} className={performanceClasses.table}>
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
              {keyClients.map((client) => {
                const { clientId, fees, sales, inflow, outflow, gain, endValue } = client;
                return (
                  <Table.Tr key={clientId}>
                    <Table.Th scope="row">
                      <Anchor component={Link} to={routes.client(clientId, 'portfolio')} fz="sm">
                        {nameOf(clientId)}
                      </Anchor>
                    </Table.Th>
                    <Table.Td ta="end" fw={600}>
                      {money(fees + sales)}
                    </Table.Td>
                    <Table.Td ta="end" className={performanceClasses.number}>
                      {whole > 0
                        ? formatNumber((fees + sales) / whole, { percent: true, decimals: 1 })
                        : '—'}
                    </Table.Td>
                    <Table.Td ta="end">{money(fees)}</Table.Td>
                    <Table.Td ta="end">{money(sales)}</Table.Td>
                    <Table.Td ta="end">{money(inflow - outflow, true)}</Table.Td>
                    <Table.Td ta="end">{money(gain, true)}</Table.Td>
                    <Table.Td ta="end">{money(endValue)}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}
