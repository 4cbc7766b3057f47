import { Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { Period } from '#shared/domain/period.ts';
import type { BookScope } from '#shared/domain/portfolio/book-part.ts';
import type { PeriodKey } from '#shared/domain/portfolio/period-performance.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FigurePart } from '../../components/figure-part.tsx';
import { formatNumber } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { SaveTextButton } from '../../components/save-text-button.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { useOwnBooks } from '../../services/own-books.ts';
import { routes } from '../../services/routes.ts';
import { useToday } from '../../services/today.ts';
import { useVault } from '../../services/vault.tsx';
import { usePlace, usePreference } from '../../services/view-state.ts';
import type { BookQuestion, BookView } from '../../vault/views.ts';
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
  const { view, answered, isStale, currencies, error } = useBook(question);
  const [most] = currencies;
  const inScope = scope ?? (most ? { currency: most.currency, isWhole: false } : null);
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
          {inScope && (scope || currencies.length > 1) ? (
            <NativeSelect
              size="xs"
              aria-label="Accounts"
              data={[...scopeOptions(currencies, inScope)]}
              value={scopeValue(inScope)}
              onChange={(event) => setScope(scopeOf(event.currentTarget.value))}
            />
          ) : null}
          {view?.state === 'ready' && view.page ? (
            <SaveTextButton
              label="CSV"
              name="Export all clients as CSV"
              make={async () => {
                const clients = await vault.bookClients(answered);
                if (!clients) throw new Error('The days of every client are still being computed.');
                return {
                  text: writeTable(bookRows(clients, nameOf)),
                  suggestedName: `book-${clients.key}-${today}.csv`,
                };
              }}
              isDisabled={isStale}
            />
          ) : null}
        </Group>
      }
    >
      {view?.state === 'ready' ? (
        <FigurePart
          figure={{ answer: view, isStale, error }}
          name="the figures of the book"
          height={720}
        >
          {(ready) => (
            <Content
              view={ready}
              question={answered}
              own={period}
              onChoose={setKey}
              onOwn={(days) => {
                setPeriod(days);
                setKey(days ? 'own' : 'oneYear');
              }}
            />
          )}
        </FigurePart>
      ) : error ? (
        <Text c="dimmed" role="status">
          Unavailable: {error.message}
        </Text>
      ) : (
        <Waiting view={view} />
      )}
    </PageFrame>
  );
}

function Content(props: {
  view: ReadyView;
  /** What `view` answers. */
  question: BookQuestion;
  /** The person's own period, as it is chosen. */
  own: Period | null;
  onChoose: (key: PeriodKey) => void;
  onOwn: (period: Period | null) => void;
}) {
  const { view, question, own, onChoose, onOwn } = props;
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
      <PerformanceSection {...{ page, question, own, onChoose, onOwn }} />
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
