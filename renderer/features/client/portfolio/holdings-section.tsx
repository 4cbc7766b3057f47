import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { ValuedHolding } from '#shared/domain/portfolio/valuation.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { PRICE_SCALE, QUANTITY_SCALE } from '#shared/lib/money.ts';
import { exactNumber } from '../../../components/exact-number.ts';
import { FigurePart } from '../../../components/figure-part.tsx';
import { reasonOf } from '../../../components/figure-reason.ts';
import { explainedInSheet } from '../../../components/figures/explained-cell.ts';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import { SaveFiguresButton } from '../../../components/figures/save-figures-button.tsx';
import { useRovingFigures } from '../../../components/figures/use-roving-figures.ts';
import { formatDate, formatMoney, formatNumber } from '../../../components/formats.ts';
import { MoneyText } from '../../../components/money-text.tsx';
import { Section } from '../../../components/section.tsx';
import { UnknownText } from '../../../components/unknown-text.tsx';
import { useFigure } from '../../../services/figures.ts';
import classes from './portfolio.module.css';
import { holdingsSheet } from './portfolio-sheets.ts';

/** What the accounts hold today, at the last price, against what it cost. */
export function HoldingsSection({ file, today }: { file: ClientFile; today: CalendarDate }) {
  const figure = useFigure('holdingsBySize', file.client.id, { day: today });
  if (figure.answer?.length === 0) return null;
  return (
    <Section
      title="Holdings"
      count={figure.answer?.length}
      action={
        figure.answer && !figure.isStale ? (
          <SaveHoldings holdings={figure.answer} file={file} today={today} />
        ) : undefined
      }
    >
      <FigurePart figure={figure} name="the holdings" height={320}>
        {(holdings) => <HoldingsTable holdings={holdings} file={file} />}
      </FigurePart>
    </Section>
  );
}

function SaveHoldings(props: {
  holdings: readonly ValuedHolding[];
  file: ClientFile;
  today: CalendarDate;
}) {
  const { holdings, file, today } = props;
  return (
    <SaveFiguresButton
      what="the holdings"
      fileName="holdings"
      clientName={file.client.data.name}
      currency={null}
      asOf={today}
      sheets={() => [holdingsSheet(holdings, file)]}
    />
  );
}

function HoldingsTable({
  holdings,
  file,
}: {
  holdings: readonly ValuedHolding[];
  file: ClientFile;
}) {
  const accounts = new Map(file.accounts.map(({ id, data }) => [id, data.name]));
  const severalAccounts = new Set(holdings.map(({ holding }) => holding.accountId)).size > 1;
  const roving = useRovingFigures<HTMLTableElement>();
  const figure = (each: ValuedHolding, column: string, shown: ReactNode) => (
    <FigureButton
      explain={() => explainedInSheet(holdingsSheet([each], file), column, each.holding.currency)}
    >
      {shown}
    </FigureButton>
  );
  return (
    <Table {...roving} fz="sm" verticalSpacing={7} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Security</Table.Th>
          {severalAccounts ? <Table.Th>Account</Table.Th> : null}
          <Table.Th ta="end">Quantity</Table.Th>
          <Table.Th ta="end">Price</Table.Th>
          <Table.Th ta="end">Value</Table.Th>
          <Table.Th ta="end">Cost</Table.Th>
          <Table.Th ta="end">Unrealised</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className="tabular">
        {holdings.map((each) => (
          <Table.Tr key={`${each.holding.accountId}${each.holding.securityId}`}>
            <Table.Td>{each.name}</Table.Td>
            {severalAccounts ? <Table.Td>{accounts.get(each.holding.accountId)}</Table.Td> : null}
            <Table.Td ta="end" className={classes.whole}>
              {figure(each, 'Quantity', exactNumber(each.holding.quantity, QUANTITY_SCALE))}
            </Table.Td>
            <Table.Td ta="end" className={classes.whole}>
              {figure(each, 'Price', <Price holding={each} />)}
            </Table.Td>
            <Table.Td ta="end">{figure(each, 'Value', <Amount figure={each.value} />)}</Table.Td>
            <Table.Td ta="end">{figure(each, 'Cost', <Amount figure={each.cost} />)}</Table.Td>
            <Table.Td ta="end">{figure(each, 'Unrealised', <Gain holding={each} />)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Price({ holding }: { holding: ValuedHolding }) {
  const { price, priceCurrency, pricedOn, name } = holding;
  if (price === null || pricedOn === null) return <UnknownText reason={`no price of ${name}`} />;
  return (
    <span title={`${priceCurrency}, price of ${formatDate(pricedOn)}`}>
      {formatNumber(price / 10 ** PRICE_SCALE, { decimals: 2 })}
    </span>
  );
}

function Amount({ figure }: { figure: ValuedHolding['value'] }) {
  return (
    <MoneyText
      amount={figure.available ? figure.value.amount : null}
      currencyCode={figure.available ? figure.value.currency : 'EUR'}
      reason={figure.available ? null : reasonOf(figure)}
    />
  );
}

function Gain({ holding }: { holding: ValuedHolding }) {
  const { unrealised, cost } = holding;
  if (!unrealised.available) return <UnknownText reason={reasonOf(unrealised)} />;
  const { amount, currency } = unrealised.value;
  const rate = cost.available && cost.value.amount > 0 ? amount / cost.value.amount : null;
  return (
    <span className={amount < 0 ? classes.loss : undefined}>
      <span className={classes.whole}>{formatMoney(amount, currency, { signed: true })}</span>
      {rate === null ? null : (
        <span className={`${classes.dim} ${classes.whole}`}>
          {' '}
          {formatNumber(rate, { percent: true, signed: true })}
        </span>
      )}
    </span>
  );
}
