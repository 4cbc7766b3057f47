import { Button, Group, Table, UnstyledButton } from '@mantine/core';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import { isHoldingAccount } from '#shared/domain/portfolio/portfolio-scope.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Money } from '#shared/lib/money.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { reasonOf } from '../../../components/figure-reason.ts';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import { SaveFiguresButton } from '../../../components/figures/save-figures-button.tsx';
import { useRovingFigures } from '../../../components/figures/use-roving-figures.ts';
import { formatDate, formatMoney } from '../../../components/formats.ts';
import { MoneyText } from '../../../components/money-text.tsx';
import { Section } from '../../../components/section.tsx';
import { useFigure } from '../../../services/figures.ts';
import { useEditor } from '../editor/editor.tsx';
import { ACCOUNT_TYPE_WORDS } from '../words.ts';
import classes from './portfolio.module.css';
import { accountsSheet } from './portfolio-sheets.ts';

interface AccountsSectionProps {
  accounts: readonly Entry<Account>[];
  /** With transactions; `null` while they are not whole. */
  file: ClientFile | null;
  today: CalendarDate;
}

/** The accounts with what is in them today. */
export function AccountsSection({ accounts, file, today }: AccountsSectionProps) {
  const editor = useEditor();
  const values = useFigure('accountValues', file?.client.id ?? null, { day: today }).answer;
  const roving = useRovingFigures<HTMLTableElement>();
  const add = () => editor.add('account');
  return (
    <Section
      title="Accounts"
      count={accounts.length || undefined}
      action={
        accounts.length > 0 ? (
          <Group gap="xs" wrap="nowrap">
            {file && values ? (
              <SaveFiguresButton
                what="the accounts"
                fileName="accounts"
                clientName={file.client.data.name}
                currency={null}
                asOf={today}
                sheets={() => [accountsSheet(accounts, values)]}
              />
            ) : null}
            <Button variant="subtle" size="compact-sm" onClick={add}>
              Add
            </Button>
          </Group>
        ) : undefined
      }
    >
      {accounts.length === 0 ? (
        <EmptyState action={{ label: 'Add an account', run: add }}>
          No accounts yet. Add an investment, cash or sales account to see what it holds.
        </EmptyState>
      ) : (
        <Table {...roving} fz="sm" verticalSpacing={7} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Account</Table.Th>
              <Table.Th>Kind</Table.Th>
              <Table.Th>Number</Table.Th>
              <Table.Th>Custodian</Table.Th>
              <Table.Th>Opened</Table.Th>
              <Table.Th ta="end">Today</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accounts.map((account) => (
              <Table.Tr key={account.id}>
                <Table.Td>
                  <UnstyledButton
                    className={classes.name}
                    onClick={() => editor.edit('account', account)}
                  >
                    {account.data.name}
                  </UnstyledButton>
                </Table.Td>
                <Table.Td>
                  <span className={classes.whole}>
                    {ACCOUNT_TYPE_WORDS[account.data.accountType]}
                  </span>
                  {account.data.closedOn ? `, closed ${formatDate(account.data.closedOn)}` : ''}
                </Table.Td>
                <Table.Td>{account.data.number}</Table.Td>
                <Table.Td>{account.data.custodian}</Table.Td>
                <Table.Td className={classes.whole}>
                  {account.data.openedOn ? formatDate(account.data.openedOn) : ''}
                </Table.Td>
                <Table.Td ta="end" className="tabular">
                  <AccountValue
                    account={account}
                    today={today}
                    isWhole={file !== null}
                    value={values?.get(account.id)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}

function AccountValue(props: {
  account: Entry<Account>;
  today: CalendarDate;
  isWhole: boolean;
  value: Figure<Money> | undefined;
}) {
  const { account, today, isWhole, value } = props;
  const { name, currency } = account.data;
  const amount = value?.available ? value.value.amount : null;
  const reason = amount === null ? reasonFor(account, value, isWhole) : null;
  return (
    <FigureButton
      explain={() => ({
        name: 'Today',
        of: `${name}, ${formatDate(today)}`,
        text: amount === null ? null : formatMoney(amount, currency),
        reason,
        how: isHoldingAccount(account) ? FIGURE_RULES.accountValue : undefined,
      })}
    >
      <MoneyText amount={amount} currencyCode={currency} reason={reason} />
    </FigureButton>
  );
}

function reasonFor(
  account: Entry<Account>,
  value: Figure<Money> | undefined,
  isWhole: boolean,
): string {
  if (!isHoldingAccount(account)) return `orders in ${account.data.currency}; it holds nothing`;
  if (value && !value.available) return reasonOf(value);
  return isWhole ? 'it is being computed' : 'transactions have not all arrived yet';
}
