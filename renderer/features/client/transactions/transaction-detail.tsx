import { ActionIcon, Button, Group, Stack, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import { lotKey } from '#shared/domain/portfolio/named-lots.ts';
import { takesChosenLots } from '#shared/domain/portfolio/saleable-lots.ts';
import { saysMeans, type Transaction } from '#shared/domain/portfolio/transaction.ts';
import { otherAccountOf } from '#shared/domain/portfolio/transfer.ts';
import { QUANTITY_SCALE, valueAtPrice } from '#shared/lib/money.ts';
import { exactNumber } from '../../../components/exact-number.ts';
import { formatDate, formatMoney, formatNumber } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { useSidePanel } from '../../../components/use-side-panel.ts';
import { PAYMENT_MEANS_WORDS, TRANSACTION_WORDS } from '../words.ts';
import { subjectOf } from './transaction-columns.tsx';
import classes from './transactions.module.css';

interface TransactionDetailProps {
  entry: Entry<Transaction>;
  file: ClientFile;
  onEdit: () => void;
  onClose: () => void;
}

/** One entry with all it says: for an order its lines. */
export function TransactionDetail({ entry, file, onEdit, onClose }: TransactionDetailProps) {
  useSidePanel(onClose);
  const { data } = entry;
  const account = file.accounts.find(({ id }) => id === data.accountId)?.data;
  const money = (amount: number) => formatMoney(amount, data.currency);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Date', formatDate(data.date, 'long')],
    ['Account', account?.name],
    [
      data.type === 'transferOut' ? 'To account' : 'From account',
      otherAccountOf(data, file.accounts)?.data.name,
    ],
    ['What', subjectOf(entry, file)],
    ['Of the lot of', ofOneDay(data)],
    ['Amount', money(data.amount)],
    ['Fee in it', data.fee === undefined ? undefined : money(data.fee)],
    ['Tax in it', data.tax === undefined ? undefined : money(data.tax)],
    ['Other side', data.counterparty],
    ['Means of payment', meansOf(data)],
    ['Number', data.externalId],
    ['Text', data.description],
  ];
  return (
    <aside className={classes.detail} aria-label="Transaction">
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2}>{TRANSACTION_WORDS[data.type]}</Title>
          <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
        <dl className={classes.facts}>
          {facts.map(([name, text]) =>
            text ? (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ) : null,
          )}
        </dl>
        {data.lines && data.lines.length > 0 ? (
          <Section title="Lines" count={data.lines.length}>
            <ul className={classes.lineList}>
              {data.lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own
                <li key={index}>
                  <span>
                    {file.products.get(line.productId)?.data.name ?? 'Unknown product'}
                    <span className={classes.dim}>
                      {' '}
                      × {formatNumber(line.quantity / 10 ** QUANTITY_SCALE)}
                    </span>
                  </span>
                  <span className="tabular">
                    {money(valueAtPrice(line.quantity, line.unitPrice, data.currency).amount)}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {takesChosenLots(data, file) && data.namedLots ? (
          <Section title="From the lots" count={data.namedLots.length}>
            <ul className={classes.lineList}>
              {data.namedLots.map(({ purchaseId, acquiredOn, quantity }) => (
                <li key={lotKey(purchaseId, acquiredOn)}>
                  <span>
                    {acquiredOn ? `Acquired on ${formatDate(acquiredOn)}` : 'Day not recorded'}
                  </span>
                  <span className="tabular">{exactNumber(quantity, QUANTITY_SCALE)}</span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <Button variant="default" onClick={onEdit} aria-keyshortcuts="e">
          Edit
        </Button>
      </Stack>
    </aside>
  );
}

const meansOf = ({ type, paymentMeans }: Transaction): string | undefined =>
  saysMeans(type) && paymentMeans ? PAYMENT_MEANS_WORDS[paymentMeans] : undefined;

/** The day of the lot that an older sale or transfer names. */
function ofOneDay({ type, acquiredOn, namedLots }: Transaction): string | undefined {
  const leaves = type === 'sell' || type === 'transferOut';
  return leaves && acquiredOn && !namedLots ? formatDate(acquiredOn) : undefined;
}
