import { Button, Table, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { OpenLot } from '#shared/domain/portfolio/lot-figures.ts';
import type { LotsPage } from '#shared/domain/portfolio/portfolio-page.ts';
import { countsWashSales, formIn } from '#shared/domain/portfolio/tax-form.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, QUANTITY_SCALE } from '#shared/lib/money.ts';
import { exactNumber } from '../../../components/exact-number.ts';
import { FigurePart } from '../../../components/figure-part.tsx';
import { reasonOf } from '../../../components/figure-reason.ts';
import { explainedInSheet } from '../../../components/figures/explained-cell.ts';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import { SaveFiguresButton } from '../../../components/figures/save-figures-button.tsx';
import { useRovingFigures } from '../../../components/figures/use-roving-figures.ts';
import { formatDate } from '../../../components/formats.ts';
import { MoneyText } from '../../../components/money-text.tsx';
import { Section } from '../../../components/section.tsx';
import { UnknownText } from '../../../components/unknown-text.tsx';
import { useFigure } from '../../../services/figures.ts';
import { useVault } from '../../../services/vault.tsx';
import { TERM_WORDS } from '../words.ts';
import { CarriedLossNote } from './carried-loss-note.tsx';
import { MethodChoice } from './method-choice.tsx';
import classes from './portfolio.module.css';
import { lotsSheet } from './portfolio-sheets.ts';
import { useTaxForm } from './use-tax-form.ts';

/** Rows at first, and more at each press. */
const STEP = 50;

const WASH_SALES =
  ' As the tax year is shown in Form 8949, cost and term of lots in US dollars follow the rule for wash sales: a lot that replaced one sold at a loss carries that loss in its cost and counts as held for its time as well, so that costs may add up to more than the holding cost.';

/** What is held by purchase: cost, gain and term of each lot, by each account's method. */
export function LotsSection({ file, today }: { file: ClientFile; today: CalendarDate }) {
  const vault = useVault();
  const [form] = useTaxForm();
  const [most, setMost] = useState(STEP);
  const figure = useFigure('lotsPage', file.client.id, { day: today, form, most });
  const accounts = file.accounts.filter(({ data }) => data.accountType === 'investment');
  if (accounts.length === 0) return null;
  const washSales = accounts.some(({ data }) => countsWashSales(formIn(data.currency, form)));
  return (
    <Section
      title="Lots"
      count={figure.answer?.count || undefined}
      action={
        figure.answer?.count ? (
          <SaveFiguresButton
            what="the lots"
            fileName="lots"
            clientName={file.client.data.name}
            currency={null}
            asOf={today}
            sheets={async () => {
              const most = Number.MAX_SAFE_INTEGER;
              const all = await vault.figure(file.client.id, 'lotsPage', {
                day: today,
                form,
                most,
              });
              return all ? [lotsSheet(all.lots, file)] : null;
            }}
          />
        ) : undefined
      }
      about={`As of ${formatDate(today)}. The lots of a holding add up to it, to the cent. Long: held for more than one year, counted from the day after it was acquired (the rule of the US).${washSales ? WASH_SALES : ''}`}
    >
      <FigurePart figure={figure} name="the lots" height={320}>
        {(page) =>
          page.count === 0 ? (
            <Text c="dimmed">No security is held. Each purchase is listed here with its gain.</Text>
          ) : (
            <LotsTable page={page} file={file} onMore={() => setMost(most + 4 * STEP)} />
          )
        }
      </FigurePart>
      <div className={classes.methods}>
        {accounts.map((account) => (
          <MethodChoice
            key={`${account.id}${account.data.costBasisMethod}`}
            account={account}
            file={file}
            today={today}
          />
        ))}
      </div>
    </Section>
  );
}

function LotsTable(props: { page: LotsPage; file: ClientFile; onMore: () => void }) {
  const { page, file, onMore } = props;
  const { lots, count } = page;
  const accounts = new Map(file.accounts.map(({ id, data }) => [id, data]));
  const severalAccounts = new Set(lots.map(({ accountId }) => accountId)).size > 1;
  const roving = useRovingFigures<HTMLTableElement>();
  return (
    <>
      <Table {...roving} fz="sm" verticalSpacing={5} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Security</Table.Th>
            {severalAccounts ? <Table.Th>Account</Table.Th> : null}
            <Table.Th>Acquired</Table.Th>
            <Table.Th>Term</Table.Th>
            <Table.Th ta="end">Quantity</Table.Th>
            <Table.Th ta="end">Cost</Table.Th>
            <Table.Th ta="end">Value</Table.Th>
            <Table.Th ta="end">Unrealised</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tabular">
          {lots.map((lot, index) => {
            const account = accounts.get(lot.accountId);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lots may be alike in every field
              <Table.Tr key={index}>
                <Table.Td>
                  {lot.name}
                  {lot.carried && account ? (
                    <CarriedLossNote carried={lot.carried} currency={account.currency} />
                  ) : null}
                </Table.Td>
                {severalAccounts ? <Table.Td>{account?.name}</Table.Td> : null}
                <LotCells
                  lot={lot}
                  file={file}
                  currency={account?.currency ?? ('EUR' as CurrencyCode)}
                />
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {count > lots.length ? (
        <Button variant="subtle" size="compact-sm" onClick={onMore}>
          Show more of {count}
        </Button>
      ) : null}
    </>
  );
}

function LotCells(props: { lot: OpenLot; file: ClientFile; currency: CurrencyCode }) {
  const { lot, file, currency } = props;
  const isLoss = lot.gain.available && lot.gain.value.amount < 0;
  const figure = (column: string, shown: ReactNode) => (
    <FigureButton explain={() => explainedInSheet(lotsSheet([lot], file), column, currency)}>
      {shown}
    </FigureButton>
  );
  return (
    <>
      <Table.Td className={classes.whole}>
        {figure(
          'Acquired',
          lot.acquiredOn ? (
            formatDate(lot.acquiredOn)
          ) : (
            <UnknownText reason="the day of acquisition is not recorded" />
          ),
        )}
      </Table.Td>
      <Table.Td className={classes.whole}>{TERM_WORDS[lot.term]}</Table.Td>
      <Table.Td ta="end">{figure('Quantity', exactNumber(lot.quantity, QUANTITY_SCALE))}</Table.Td>
      <Table.Td ta="end">
        {figure('Cost', <Amount figure={lot.cost} currency={currency} />)}
      </Table.Td>
      <Table.Td ta="end">
        {figure('Value', <Amount figure={lot.value} currency={currency} />)}
      </Table.Td>
      <Table.Td ta="end" className={isLoss ? classes.loss : undefined}>
        {figure('Unrealised', <Amount figure={lot.gain} currency={currency} signed />)}
      </Table.Td>
    </>
  );
}

function Amount(props: { figure: OpenLot['gain']; currency: CurrencyCode; signed?: boolean }) {
  const { figure, currency, signed = false } = props;
  return (
    <MoneyText
      amount={figure.available ? figure.value.amount : null}
      currencyCode={currency}
      reason={figure.available ? null : reasonOf(figure)}
      signed={signed}
    />
  );
}
