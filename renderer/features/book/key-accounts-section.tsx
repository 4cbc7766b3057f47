import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { BookPeriodKey } from '#shared/domain/portfolio/book-part.ts';
import { formatNumber } from '../../components/formats.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { Section } from '../../components/section.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { routes } from '../../services/routes.ts';
import type { BookInCurrency } from '../../vault/api.ts';
import classes from './book.module.css';
import { PERIOD_WORDS } from './book-words.ts';

/** The clients who bring most revenue, with what they are worth and earned. */
export function KeyAccountsSection({
  book,
  chosen,
}: {
  book: BookInCurrency;
  chosen: BookPeriodKey;
}) {
  const { nameOf } = useClientNames();
  const { currency, keyClients, rows, clientCount } = book;
  const total = rows.find(({ key }) => key === chosen);
  const whole = (total?.fees ?? 0) + (total?.sales ?? 0);
  const money = (amount: number, signed = false) => (
    <MoneyText amount={amount} currencyCode={currency} currency="none" signed={signed} />
  );
  return (
    <Section
      title={`Key accounts, ${currency}`}
      about={`${PERIOD_WORDS[chosen]}: who brought most revenue, which is fees charged and orders less returns. ${
        clientCount > keyClients.length
          ? `The first ${formatNumber(keyClients.length)} of ${formatNumber(clientCount)}; the file has all.`
          : ''
      }`}
    >
      {keyClients.length === 0 ? (
        <Text c="dimmed">No client has an account in {currency}.</Text>
      ) : (
        <Table.ScrollContainer minWidth={720}>
          <Table fz="sm" verticalSpacing={5} className={classes.table}>
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
              {keyClients.map(({ clientId, periods }) => {
                const { fees, sales, inflow, outflow, gain, endValue } = periods[chosen];
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
                    <Table.Td ta="end">
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
