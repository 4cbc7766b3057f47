import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconReceipt, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Transaction, TransactionType } from '#shared/domain/portfolio/transaction.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { matchesWords } from '../../../components/fold-text.ts';
import { useEditor } from '../editor/editor.tsx';
import { TRANSACTION_WORDS } from '../words.ts';
import { TotalsLine } from './totals-line.tsx';
import { transactionColumns, wordsOfTransaction } from './transaction-columns.tsx';
import { TransactionDetail } from './transaction-detail.tsx';
import classes from './transactions.module.css';

interface Filter {
  readonly text: string;
  readonly accountId: string;
  readonly type: string;
}

const NO_FILTER: Filter = { text: '', accountId: '', type: '' };

/** Every entry of the client's ledgers: filter, totals, and the lines of an order at the side. */
export function TransactionsTab({ file }: { file: ClientFile }) {
  const editor = useEditor();
  const [filter, setFilter] = useState(NO_FILTER);
  const [openId, setOpenId] = useState<string | null>(null);
  const columns = useMemo(() => transactionColumns(file), [file]);
  const words = useMemo(
    () => new Map(file.transactions.map((entry) => [entry.id, wordsOfTransaction(entry, file)])),
    [file],
  );
  const shown = useMemo(
    () => file.transactions.map((entry) => matches(entry, filter, words.get(entry.id) ?? '')),
    [file, filter, words],
  );
  const rows = useMemo(
    () => file.transactions.filter((_entry, place) => shown[place]),
    [file, shown],
  );
  const types = useMemo(
    () => [...new Set(file.transactions.map(({ data }) => data.type))],
    [file.transactions],
  );
  const open = openId ? rows.find(({ id }) => id === openId) : undefined;
  const add = () => editor.add('transaction');

  return (
    <div className={classes.tab}>
      <div className={classes.column}>
        <Group gap="xs" className={classes.filters}>
          <TextInput
            type="search"
            aria-label="Filter transactions"
            placeholder="Filter transactions"
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            value={filter.text}
            onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
          />
          <NativeSelect
            className={classes.account}
            aria-label="Account"
            data={[
              { value: '', label: 'All accounts' },
              ...file.accounts.map(({ id, data }) => ({ value: id, label: data.name })),
            ]}
            value={filter.accountId}
            onChange={(event) => setFilter({ ...filter, accountId: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label="Kind"
            data={[
              { value: '', label: 'All kinds' },
              ...types.map((type) => ({ value: type, label: TRANSACTION_WORDS[type] })),
            ]}
            value={filter.type}
            onChange={(event) => setFilter({ ...filter, type: event.currentTarget.value })}
          />
          <span className={classes.spacer} />
          {file.accounts.length > 0 ? (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              onClick={add}
            >
              New transaction
            </Button>
          ) : null}
        </Group>
        <DataTable<Entry<Transaction>>
          label="Transactions"
          owner={file.client.data.name}
          viewKey={`transactions.${file.client.id}`}
          rows={file.transactions}
          shown={shown}
          rowId={rowId}
          rowName={rowName}
          columns={columns}
          initialSort={{ id: 'date', descending: true }}
          onOpen={(entry) => setOpenId(entry.id)}
          onPreview={(entry) => setOpenId(entry.id === openId ? null : entry.id)}
          onRowKey={(event, entry) => {
            if (event.key !== 'e') return false;
            editor.edit('transaction', entry);
            return true;
          }}
          empty={
            file.transactions.length > 0 ? (
              <EmptyState
                icon={IconReceipt}
                action={{ label: 'Show all', run: () => setFilter(NO_FILTER) }}
              >
                No transaction matches.
              </EmptyState>
            ) : (
              <EmptyState
                icon={IconReceipt}
                action={
                  file.accounts.length > 0
                    ? { label: 'New transaction', run: add }
                    : { label: 'Add an account', run: () => editor.add('account') }
                }
              >
                {file.accounts.length > 0
                  ? 'No transactions yet. Record the first purchase, payment or order.'
                  : 'No transactions yet. Purchases, payments and orders need an account first.'}
              </EmptyState>
            )
          }
        />
        <TotalsLine rows={rows} />
      </div>
      {open ? (
        <TransactionDetail
          entry={open}
          file={file}
          onEdit={() => editor.edit('transaction', open)}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </div>
  );
}

const rowId = (entry: Entry<Transaction>): string => entry.id;
const rowName = ({ data }: Entry<Transaction>): string =>
  `${TRANSACTION_WORDS[data.type]} of ${data.date}`;

function matches(entry: Entry<Transaction>, filter: Filter, words: string): boolean {
  const { accountId, type, text } = filter;
  if (accountId !== '' && entry.data.accountId !== accountId) return false;
  if (type !== '' && entry.data.type !== (type as TransactionType)) return false;
  return text === '' || matchesWords(words, text);
}
