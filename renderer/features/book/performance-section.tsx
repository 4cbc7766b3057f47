import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Period } from '#shared/domain/period.ts';
import type { BookPage } from '#shared/domain/portfolio/book-page.ts';
import type { PeriodRow } from '#shared/domain/portfolio/performance-page.ts';
import type { PeriodKey } from '#shared/domain/portfolio/period-performance.ts';
import { reasonOf } from '../../components/figure-reason.ts';
import { SaveFiguresButton } from '../../components/figures/save-figures-button.tsx';
import { CourseFigure } from '../../components/performance/course-figure.tsx';
import { OwnPeriod } from '../../components/performance/own-period.tsx';
import performanceClasses from '../../components/performance/performance.module.css';
import { courseSheet, periodsSheet } from '../../components/performance/performance-sheets.ts';
import { PeriodsNote } from '../../components/performance/periods-note.tsx';
import { PeriodsTable } from '../../components/performance/periods-table.tsx';
import { Section } from '../../components/section.tsx';
import type { BookQuestion } from '../../vault/views.ts';
import { BenchmarkDrawer, useBenchmarkBook } from './benchmark-drawer.tsx';
import { BookExplanation } from './book-explanation.tsx';
import { scopeLabel } from './book-scopes.ts';
import { ClientContributions } from './client-contributions.tsx';
import { LeftOutNote } from './left-out-note.tsx';
import { ValuesSentence } from './values-sentence.tsx';

interface PerformanceSectionProps {
  page: BookPage;
  /** What `page` answers. */
  question: BookQuestion;
  /** The person's own period, as it is chosen. */
  own: Period | null;
  onChoose: (key: PeriodKey) => void;
  onOwn: (period: Period | null) => void;
}

/** How the book did over each period, beside the benchmark, and where it came from. */
export function PerformanceSection(props: PerformanceSectionProps) {
  const { page, question, own, onChoose, onOwn } = props;
  const { scope, table } = page;
  const { currency, rows, benchmark } = table;
  const shown = rows.find(({ key }) => key === page.key);
  const book = useBenchmarkBook(question.bookId);
  const [isChoosing, setChoosing] = useState(false);
  return (
    <Section
      title={`Performance, ${currency}`}
      action={
        <SaveFiguresButton
          currency={currency}
          asOf={question.today}
          about={['Accounts', scopeLabel(scope)]}
          what={`the periods in ${currency}`}
          label="Save periods as CSV"
          fileName="book-periods"
          sheets={() => [periodsSheet(rows)]}
        />
      }
    >
      <PeriodsTable rows={rows} currency={currency} selected={page.key} onSelect={onChoose} />
      <div className={performanceClasses.under}>
        <OwnPeriod period={own} today={question.today} onChange={onOwn} />
        <PeriodsNote
          benchmark={benchmark}
          shown={shown}
          onChooseBenchmark={book ? () => setChoosing(true) : null}
        />
      </div>
      {shown ? <TakenApart page={page} question={question} row={shown} /> : null}
      {book ? (
        <BenchmarkDrawer book={book} isOpen={isChoosing} onClose={() => setChoosing(false)} />
      ) : null}
    </Section>
  );
}

function TakenApart(props: { page: BookPage; question: BookQuestion; row: PeriodRow }) {
  const { page, question, row } = props;
  const { scope, course } = page;
  if (!row.net.available && !row.gain.available) {
    return <Text c="dimmed">Unavailable: {reasonOf(row.net)}.</Text>;
  }
  const { from, to } = row.period;
  const saved = {
    currency: scope.currency,
    asOf: question.today,
    about: ['Accounts', scopeLabel(scope), 'From', from, 'To', to],
  };
  return (
    <>
      <div className={performanceClasses.split}>
        <CourseFigure
          points={course}
          row={row}
          name="Book"
          controls={
            <SaveFiguresButton
              {...saved}
              what="the course of the return"
              fileName="book-course"
              sheets={() => [courseSheet(course, 'Book')]}
            />
          }
        />
        <ClientContributions page={page} />
      </div>
      <ValuesSentence page={page} />
      <LeftOutNote page={page} />
      <BookExplanation
        key={`${page.key} ${from} ${to}`}
        question={question}
        row={row}
        currency={scope.currency}
        isWhole={scope.isWhole}
        saved={saved}
      />
    </>
  );
}
