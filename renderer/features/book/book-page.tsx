import { Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { Period } from '#shared/domain/period.ts';
import type { BookScope } from '#shared/domain/portfolio/book-part.ts';
import type { PeriodKey } from '#shared/domain/portfolio/period-performance.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatNumber } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { SaveTextButton } from '../../components/save-text-button.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { useOwnBooks } from '../../services/own-books.ts';
import { routes } from '../../services/routes.ts';
import { useToday } from '../../services/today.ts';
import { useVault } from '../../services/vault.tsx';
import { usePlace, usePreference } from '../../services/view-state.ts';
import type { BookQuestion, BookView } from '../../vault/api.ts';
import classes from './book.module.css';
import { bookRows } from './book-rows.ts';
import { scopeOf, scopeOptions, scopeValue } from './book-scopes.ts';
import { KeyAccountsSection } from './key-accounts-section.tsx';
import { PerformanceSection } from './performance-section.tsx';
import { useBook } from './use-book.ts';

/** So many of each list stand on the page. */
const LENGTHS = { contributions: 60, keyClients: 15, leftOut: 8 };

type ReadyView = Extract<BookView, { state: 'ready' }>;

/** How a whole book did: returns, flows, what each client added, and who brings most. */
export default function BookPage() {
  const today = useToday();
  const vault = useVault();
  const { nameOf } = useClientNames();
  const own = useOwnBooks();
  const [chosenBook, setBook] = usePlace<BookId | null>('book.id', null);
  const [scope, setScope] = usePlace<BookScope | null>('book.scope', null);
  const [period, setPeriod] = usePlace<Period | null>('book.own', null);
  const [key, setKey] = usePreference<PeriodKey>('book.period', 'oneYear');
  const bookId = own.some((book) => book.bookId === chosenBook) ? chosenBook : null;
  const question: BookQuestion = { today, bookId, scope, key, own: period, lengths: LENGTHS };
  const { view, error } = useBook(question);
  const page = view?.state === 'ready' ? view.page : null;
  const shown = page?.table.rows.find((row) => row.key === page.key);
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
              onChange={(event) => {
                setBook((event.currentTarget.value || null) as BookId | null);
                // Another book may have no accounts in that currency.
                setScope(null);
              }}
            />
          ) : null}
          {view?.state === 'ready' && page && view.currencies.length > 1 ? (
            <NativeSelect
              size="xs"
              aria-label="Accounts"
              data={[...scopeOptions(view.currencies)]}
              value={scopeValue(scope ?? page.scope)}
              onChange={(event) => setScope(scopeOf(event.currentTarget.value))}
            />
          ) : null}
          {page && shown ? (
            <SaveTextButton
              label="CSV"
              name="Export all clients as CSV"
              make={async () => {
                const clients = await vault.bookClients(question);
                if (!clients) throw new Error('The days of every client are still being computed.');
                return {
                  text: writeTable(bookRows(clients, nameOf, shown.period)),
                  suggestedName: `book-${page.key}-${today}.csv`,
                };
              }}
            />
          ) : null}
        </Group>
      }
    >
      {error ? (
        <Text c="dimmed" role="status">
          Unavailable: {error.message}
        </Text>
      ) : view?.state === 'ready' ? (
        <Content
          view={view}
          question={question}
          onChoose={setKey}
          onOwn={(days) => {
            setPeriod(days);
            setKey(days ? 'own' : 'oneYear');
          }}
        />
      ) : (
        <Waiting view={view} />
      )}
    </PageFrame>
  );
}

function Content(props: {
  view: ReadyView;
  question: BookQuestion;
  onChoose: (key: PeriodKey) => void;
  onOwn: (period: Period | null) => void;
}) {
  const { view, question, onChoose, onOwn } = props;
  const { page, isCurrent } = view;
  const [, navigate] = useLocation();
  if (!page) {
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
      {isCurrent ? null : (
        <Text c="dimmed" size="sm" role="status">
          A change is being counted.
        </Text>
      )}
      <PerformanceSection page={page} question={question} onChoose={onChoose} onOwn={onOwn} />
      <KeyAccountsSection page={page} />
    </Stack>
  );
}

function Waiting({ view }: { view: Exclude<BookView, ReadyView> | null }) {
  if (view?.state === 'incomplete') {
    return (
      <Text c="dimmed" role="status">
        Unavailable: transactions have not all arrived yet; figures count once every one has.
      </Text>
    );
  }
  const share = view && view.total > 0 ? (100 * view.done) / view.total : 0;
  return (
    <div className={classes.waiting} role="status">
      Computing the days of every client
      {view ? ` (${formatNumber(share / 100, { percent: true, decimals: 0 })})` : ''}
      <Progress value={share} w={260} aria-label="Clients computed" />
    </div>
  );
}
