import { Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { BookPeriodKey } from '#shared/domain/portfolio/book-part.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatNumber } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { SaveTextButton } from '../../components/save-text-button.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { useOwnBooks } from '../../services/own-books.ts';
import { routes } from '../../services/routes.ts';
import { useToday } from '../../services/today.ts';
import { useVault } from '../../services/vault.tsx';
import { usePlace, usePreference } from '../../services/view-state.ts';
import type { BookQuestion, BookView } from '../../vault/api.ts';
import classes from './book.module.css';
import { bookRows } from './book-rows.ts';
import { KeyAccountsSection } from './key-accounts-section.tsx';
import { PeriodsSection } from './periods-section.tsx';

const KEY_ACCOUNTS = 15;

/** How a whole book did: returns, flows and the clients who bring most, by currency. */
export default function BookPage() {
  const today = useToday();
  const vault = useVault();
  const { nameOf } = useClientNames();
  const own = useOwnBooks();
  const [chosenBook, setBook] = usePlace<BookId | null>('book.id', null);
  const [key, setKey] = usePreference<BookPeriodKey>('book.period', 'oneYear');
  const bookId = own.some((book) => book.bookId === chosenBook) ? chosenBook : null;
  const question: BookQuestion = { today, bookId, key, most: KEY_ACCOUNTS };
  // The answer to another period or book comes within a moment; what stands here stays until then.
  const { data, error } = useLiveQuery((api) => api.bookView(question), [today, bookId, key], {
    includesBook: true,
    includesSync: true,
    kinds: ['account', 'transaction', 'client', 'price'],
  });
  const [last, setLast] = useState<BookView | null>(null);
  if (data && data !== last) setLast(data);
  const view = data ?? last;
  const makeFile = async () => ({
    text: writeTable(bookRows(await vault.bookClients(question), nameOf, key, today)),
    suggestedName: `book-${key}-${today}.csv`,
  });
  return (
    <PageFrame
      title="Book"
      subtitle="How the clients’ accounts did together, and who brings most."
      action={
        <Group gap="xs" wrap="nowrap">
          {own.length > 1 ? (
            <NativeSelect
              size="xs"
              aria-label="Book"
              data={[
                { value: '', label: 'All books' },
                ...own.map((book) => ({ value: book.bookId, label: book.name })),
              ]}
              value={bookId ?? ''}
              onChange={(event) => setBook((event.currentTarget.value || null) as BookId | null)}
            />
          ) : null}
          {view?.state === 'ready' ? (
            <SaveTextButton label="CSV" name="Export all clients as CSV" make={makeFile} />
          ) : null}
        </Group>
      }
    >
      {error ? (
        <Text c="dimmed" role="status">
          Unavailable: {error.message}
        </Text>
      ) : (
        <Content view={view} chosen={key} onChoose={setKey} />
      )}
    </PageFrame>
  );
}

function Content(props: {
  view: BookView | null;
  chosen: BookPeriodKey;
  onChoose: (key: BookPeriodKey) => void;
}) {
  const { view, chosen, onChoose } = props;
  const [, navigate] = useLocation();
  if (!view || view.state === 'computing') return <Computing view={view} />;
  if (view.state === 'incomplete') {
    return (
      <Text c="dimmed" role="status">
        Unavailable: transactions have not all arrived yet; figures count once every one has.
      </Text>
    );
  }
  if (view.currencies.length === 0) {
    return (
      <EmptyState
        icon={IconBook2}
        action={{ label: 'Choose a client', run: () => navigate(routes.clients) }}
      >
        No client has an account yet. Add one to see the figures of the book.
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      {view.isCurrent ? null : (
        <Text c="dimmed" size="sm" role="status">
          A change is being counted.
        </Text>
      )}
      {view.currencies.map((book) => (
        <Stack key={book.currency} gap="lg">
          <PeriodsSection book={book} chosen={chosen} onChoose={onChoose} />
          <KeyAccountsSection book={book} chosen={chosen} />
        </Stack>
      ))}
    </Stack>
  );
}

function Computing({ view }: { view: Extract<BookView, { state: 'computing' }> | null }) {
  const share = view && view.total > 0 ? (100 * view.done) / view.total : 0;
  return (
    <div className={classes.waiting} role="status">
      Computing the days of every client
      {view ? ` (${formatNumber(share / 100, { percent: true, decimals: 0 })})` : ''}
      <Progress value={share} w={260} aria-label="Clients computed" />
    </div>
  );
}
