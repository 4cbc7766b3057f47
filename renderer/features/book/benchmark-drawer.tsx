import { Drawer } from '@mantine/core';
import { useMemo } from 'react';
import { type BookSettings, bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { benchmarkField, priceSeriesChoices } from '../../components/forms/benchmark-field.tsx';
import type { Editing } from '../../components/forms/record-draft.ts';
import { RecordDrawer } from '../../components/forms/record-drawer.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { mayWriteIn, useOwnBooks } from '../../services/own-books.ts';

/** The book whose benchmark can be chosen: the one asked for, or the only one; `null` when one may not. */
export function useBenchmarkBook(bookId: BookId | null): BookAccess | null {
  const own = useOwnBooks();
  const [only, ...others] = own;
  const book =
    bookId === null && others.length === 0 ? only : own.find((each) => each.bookId === bookId);
  return book && mayWriteIn(book) ? book : null;
}

const TITLE = 'Benchmark of the book';
const NONE: BookSettings = { benchmark: [] };

interface BenchmarkDrawerProps {
  book: BookAccess;
  isOpen: boolean;
  onClose: () => void;
}

/** What the returns of a book are measured against, at the side. */
export function BenchmarkDrawer({ book, isOpen, onClose }: BenchmarkDrawerProps) {
  const { bookId } = book;
  const id = bookSettingsId(bookId);
  const settings = useLiveQuery(
    async (vault) => (isOpen ? await vault.record('bookSettings', id) : null),
    [id, isOpen],
    { kinds: ['bookSettings'] },
  );
  const securities = useLiveQuery(
    async (vault) => (isOpen ? await vault.list('security') : []),
    [isOpen],
    { kinds: ['security'] },
  );
  const fields = useMemo(
    () => [
      benchmarkField(
        priceSeriesChoices(securities.data ?? []),
        'Without one, the book has no benchmark.',
      ),
    ],
    [securities.data],
  );
  const data = settings.data?.data as BookSettings | undefined;
  // The record has the same id on every device, so a first choice is edited under it as well: one that
  // arrives from a colleague meanwhile is merged with, and does not begin the form anew.
  const editing = useMemo(
    (): Editing<'bookSettings'> => ({
      ...{ kind: 'bookSettings', id, isThere: data !== undefined, data: data ?? NONE, bookId },
    }),
    [data, id, bookId],
  );
  // A form that showed no benchmark would be saved over the record that could not be read.
  const isKnown = settings.data !== undefined && securities.data !== undefined;
  const error = settings.error ?? securities.error;
  if (isOpen && !isKnown && error) {
    return (
      <Drawer
        opened
        onClose={onClose}
        position="right"
        size={440}
        title={TITLE}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <ProblemNote>The benchmark cannot be read: {error.message}</ProblemNote>
      </Drawer>
    );
  }
  return (
    <RecordDrawer
      editing={isOpen && isKnown ? editing : null}
      fields={fields}
      title={TITLE}
      canDelete={false}
      onClose={onClose}
    />
  );
}
